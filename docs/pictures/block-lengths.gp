# Drawn by: gnuplot block-lengths.gp
set datafile separator ","
set encoding utf8
set terminal svg size 1000,480 font "Helvetica,14" enhanced background "white"
set output "block-lengths.svg"
set multiplot layout 1,2
unset logscale
set logscale x 2
set autoscale
set format y "%g"
set xrange [1*0.85:64*1.18]
set xtics (1,2,4,8,16,32,64)
set xlabel "block length b: 1 symbolwise, m blockwise"
set ylabel "mean reward per symbol"
set title "fair coin, r = (0, 1), m = 64, 512 rewards per sequence"
set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3
plot "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "hard Best-of-n" ? column(4) : NaN):11 with linespoints lc rgb "black" dt 1 pt 7 ps 0.7 title "hard Best-of-n", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1/4" ? column(4) : NaN):11 with linespoints lc rgb "black" dt 2 pt 6 ps 0.7 title "λ = 1/4", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1" ? column(4) : NaN):11 with linespoints lc rgb "black" dt 3 pt 4 ps 0.7 title "λ = 1"
unset logscale
set logscale x 2
set autoscale
set format y "%g"
set xrange [1*0.85:64*1.18]
set xtics (1,2,4,8,16,32,64)
set xlabel "block length b: 1 symbolwise, m blockwise"
set ylabel "KL of the sequence to P^m, nats"
set title "fair coin, r = (0, 1), m = 64, 512 rewards per sequence"
set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3
plot "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "hard Best-of-n" ? column(4) : NaN):14 with linespoints lc rgb "black" dt 1 pt 7 ps 0.7 title "hard Best-of-n", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1/4" ? column(4) : NaN):14 with linespoints lc rgb "black" dt 2 pt 6 ps 0.7 title "λ = 1/4", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1" ? column(4) : NaN):14 with linespoints lc rgb "black" dt 3 pt 4 ps 0.7 title "λ = 1"
unset multiplot
set output
reset
set datafile separator ","
set terminal pdfcairo size 10.0,4.8 font "Helvetica,11" enhanced
set output "block-lengths.pdf"
set multiplot layout 1,2
unset logscale
set logscale x 2
set autoscale
set format y "%g"
set xrange [1*0.85:64*1.18]
set xtics (1,2,4,8,16,32,64)
set xlabel "block length b: 1 symbolwise, m blockwise"
set ylabel "mean reward per symbol"
set title "fair coin, r = (0, 1), m = 64, 512 rewards per sequence"
set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3
plot "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "hard Best-of-n" ? column(4) : NaN):11 with linespoints lc rgb "black" dt 1 pt 7 ps 0.7 title "hard Best-of-n", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1/4" ? column(4) : NaN):11 with linespoints lc rgb "black" dt 2 pt 6 ps 0.7 title "λ = 1/4", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1" ? column(4) : NaN):11 with linespoints lc rgb "black" dt 3 pt 4 ps 0.7 title "λ = 1"
unset logscale
set logscale x 2
set autoscale
set format y "%g"
set xrange [1*0.85:64*1.18]
set xtics (1,2,4,8,16,32,64)
set xlabel "block length b: 1 symbolwise, m blockwise"
set ylabel "KL of the sequence to P^m, nats"
set title "fair coin, r = (0, 1), m = 64, 512 rewards per sequence"
set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3
plot "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "hard Best-of-n" ? column(4) : NaN):14 with linespoints lc rgb "black" dt 1 pt 7 ps 0.7 title "hard Best-of-n", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1/4" ? column(4) : NaN):14 with linespoints lc rgb "black" dt 2 pt 6 ps 0.7 title "λ = 1/4", \
     "block-lengths.csv" every ::1 using (strcol(1) eq "middle" && strcol(2) eq "λ = 1" ? column(4) : NaN):14 with linespoints lc rgb "black" dt 3 pt 4 ps 0.7 title "λ = 1"
unset multiplot
set output
reset
set datafile separator ","
