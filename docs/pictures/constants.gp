# Drawn by: gnuplot constants.gp
set datafile separator ","
set encoding utf8
set terminal svg size 720,450 font "Helvetica,14" enhanced background "white"
set output "constants.svg"
set logscale x 2
set xrange [0.8:22000]
set format x "2^{%L}"
set xlabel "number of candidates n"
set ylabel "over the limit"
set title "P = (1/2, 3/10, 1/5), r = (0, 1/2, 1), λ = 1/2"
set key top right Left reverse spacing 1.3
set bars 0.6
plot 1 with lines lc rgb "gray60" notitle, \
     "constants.csv" every ::1 using (strcol(1) eq "kl" ? $2*1 : NaN):($3/$12):($6/$12):($10/$12) with yerrorbars lc rgb "black" pt 7 ps 0.7 title "n² KL(P*‖P_n) and its bracket", \
     "constants.csv" every ::1 using (strcol(1) eq "tv" ? $2*1.12 : NaN):($3/$12):($6/$12):($10/$12) with yerrorbars lc rgb "black" pt 4 ps 0.7 title "n TV(P*, P_n)", \
     "constants.csv" every ::1 using (strcol(1) eq "gap" ? $2*1.25 : NaN):($3/$12):($6/$12):($10/$12) with yerrorbars lc rgb "black" pt 8 ps 0.8 title "n times the reward gap"
set output
reset
set datafile separator ","
set terminal pdfcairo size 7.2,4.5 font "Helvetica,11" enhanced
set output "constants.pdf"
set logscale x 2
set xrange [0.8:22000]
set format x "2^{%L}"
set xlabel "number of candidates n"
set ylabel "over the limit"
set title "P = (1/2, 3/10, 1/5), r = (0, 1/2, 1), λ = 1/2"
set key top right Left reverse spacing 1.3
set bars 0.6
plot 1 with lines lc rgb "gray60" notitle, \
     "constants.csv" every ::1 using (strcol(1) eq "kl" ? $2*1 : NaN):($3/$12):($6/$12):($10/$12) with yerrorbars lc rgb "black" pt 7 ps 0.7 title "n² KL(P*‖P_n) and its bracket", \
     "constants.csv" every ::1 using (strcol(1) eq "tv" ? $2*1.12 : NaN):($3/$12):($6/$12):($10/$12) with yerrorbars lc rgb "black" pt 4 ps 0.7 title "n TV(P*, P_n)", \
     "constants.csv" every ::1 using (strcol(1) eq "gap" ? $2*1.25 : NaN):($3/$12):($6/$12):($10/$12) with yerrorbars lc rgb "black" pt 8 ps 0.8 title "n times the reward gap"
set output
reset
set datafile separator ","
