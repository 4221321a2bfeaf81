# Drawn by: gnuplot blocks.gp
set datafile separator ","
set encoding utf8
set terminal svg size 750,550 font "Helvetica,14" enhanced background "white"
set output "blocks.svg"
unset logscale
set logscale y
set xrange [0:*]
set yrange [1:1e12]
set format y "10^{%L}"
set xlabel "length of the sequences m"
set ylabel "number of sequences n"
set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3
set title "fair coin, r = (0, 1), gain ε = 1/8 per symbol"
plot "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):7 with lines lc rgb "gray50" lw 2 dt 2 title "H2′ suffices: hard Best-of-n", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "tilt 6/5" ? column(3) : NaN):7 with lines lc rgb "gray50" lw 2 dt 4 title "H2′ suffices: tilt 6/5", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):5 with linespoints lc rgb "black" lw 2 pt 7 ps 0.6 title "n*: hard Best-of-n", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "tilt 6/5" ? column(3) : NaN):5 with linespoints lc rgb "black" lw 2 pt 6 ps 0.6 title "n*: tilt 6/5", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):6 with lines lc rgb "black" lw 1 title "H1: log n − (n − 1)/n ≥ m I", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):(exp(column(3)*column(8))) with lines lc rgb "black" lw 1 dt 3 title "e^{mI}"
set output
reset
set datafile separator ","
set terminal pdfcairo size 7.5,5.5 font "Helvetica,11" enhanced
set output "blocks.pdf"
unset logscale
set logscale y
set xrange [0:*]
set yrange [1:1e12]
set format y "10^{%L}"
set xlabel "length of the sequences m"
set ylabel "number of sequences n"
set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3
set title "fair coin, r = (0, 1), gain ε = 1/8 per symbol"
plot "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):7 with lines lc rgb "gray50" lw 2 dt 2 title "H2′ suffices: hard Best-of-n", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "tilt 6/5" ? column(3) : NaN):7 with lines lc rgb "gray50" lw 2 dt 4 title "H2′ suffices: tilt 6/5", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):5 with linespoints lc rgb "black" lw 2 pt 7 ps 0.6 title "n*: hard Best-of-n", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "tilt 6/5" ? column(3) : NaN):5 with linespoints lc rgb "black" lw 2 pt 6 ps 0.6 title "n*: tilt 6/5", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):6 with lines lc rgb "black" lw 1 title "H1: log n − (n − 1)/n ≥ m I", \
     "blocks.csv" every ::1 using (strcol(1) eq "row" && strcol(2) eq "hard Best-of-n" ? column(3) : NaN):(exp(column(3)*column(8))) with lines lc rgb "black" lw 1 dt 3 title "e^{mI}"
set output
reset
set datafile separator ","
