# Drawn by: gnuplot frontier.gp
set datafile separator ","
set encoding utf8
set terminal svg size 1000,450 font "Helvetica,14" enhanced background "white"
set output "frontier.svg"
set multiplot layout 1,2
set xlabel "mean reward E[r]"
set ylabel "KL(· ‖ P), nats"
set key top left Left reverse spacing 1.2 samplen 3
set yrange [0:*]
plot "frontier.csv" every ::1 using (strcol(1) eq "tilted" ? column(4) : NaN):7 with lines lw 4 lc rgb "gray60" title "P*, all λ: the frontier", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "2" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 1 pt 6 pi 3 ps 0.6 title "Soft-BoN, n = 2", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "4" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 2 pt 4 pi 3 ps 0.6 title "Soft-BoN, n = 4", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "16" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 3 pt 8 pi 3 ps 0.6 title "Soft-BoN, n = 16", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "64" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 4 pt 10 pi 3 ps 0.6 title "Soft-BoN, n = 64", \
     "frontier.csv" every ::1 using (strcol(1) eq "hard" ? column(4) : NaN):7 with points lc rgb "black" pt 7 ps 0.8 title "hard BoN"
set ylabel "Pareto gap: KL − I(E[r]), nats"
unset key
set logscale y
set format y "10^{%L}"
set yrange [0.0000015:0.061]
plot "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "2" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 1 pt 6 pi 3 ps 0.6 title "Soft-BoN, n = 2", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "4" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 2 pt 4 pi 3 ps 0.6 title "Soft-BoN, n = 4", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "16" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 3 pt 8 pi 3 ps 0.6 title "Soft-BoN, n = 16", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "64" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 4 pt 10 pi 3 ps 0.6 title "Soft-BoN, n = 64", \
     "frontier.csv" every ::1 using (strcol(1) eq "hard" ? column(4) : NaN):13 with points lc rgb "black" pt 7 ps 0.8 title "hard BoN"
unset multiplot
set output
reset
set datafile separator ","
set terminal pdfcairo size 10.0,4.5 font "Helvetica,11" enhanced
set output "frontier.pdf"
set multiplot layout 1,2
set xlabel "mean reward E[r]"
set ylabel "KL(· ‖ P), nats"
set key top left Left reverse spacing 1.2 samplen 3
set yrange [0:*]
plot "frontier.csv" every ::1 using (strcol(1) eq "tilted" ? column(4) : NaN):7 with lines lw 4 lc rgb "gray60" title "P*, all λ: the frontier", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "2" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 1 pt 6 pi 3 ps 0.6 title "Soft-BoN, n = 2", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "4" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 2 pt 4 pi 3 ps 0.6 title "Soft-BoN, n = 4", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "16" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 3 pt 8 pi 3 ps 0.6 title "Soft-BoN, n = 16", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "64" ? column(4) : NaN):7 with linespoints lc rgb "black" dt 4 pt 10 pi 3 ps 0.6 title "Soft-BoN, n = 64", \
     "frontier.csv" every ::1 using (strcol(1) eq "hard" ? column(4) : NaN):7 with points lc rgb "black" pt 7 ps 0.8 title "hard BoN"
set ylabel "Pareto gap: KL − I(E[r]), nats"
unset key
set logscale y
set format y "10^{%L}"
set yrange [0.0000015:0.061]
plot "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "2" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 1 pt 6 pi 3 ps 0.6 title "Soft-BoN, n = 2", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "4" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 2 pt 4 pi 3 ps 0.6 title "Soft-BoN, n = 4", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "16" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 3 pt 8 pi 3 ps 0.6 title "Soft-BoN, n = 16", \
     "frontier.csv" every ::1 using (strcol(1) eq "soft" && strcol(3) eq "64" ? column(4) : NaN):13 with linespoints lc rgb "black" dt 4 pt 10 pi 3 ps 0.6 title "Soft-BoN, n = 64", \
     "frontier.csv" every ::1 using (strcol(1) eq "hard" ? column(4) : NaN):13 with points lc rgb "black" pt 7 ps 0.8 title "hard BoN"
unset multiplot
set output
reset
set datafile separator ","
