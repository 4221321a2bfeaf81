# Drawn by: gnuplot kl-against-n.gp
set datafile separator ","
set encoding utf8
set terminal svg size 900,450 font "Helvetica,14" enhanced background "white"
set output "kl-against-n.svg"
set logscale xy
set xrange [0.8:262144]
set yrange [1e-8:1e5]
set format x "10^{%L}"
set format y "10^{%L}"
set xlabel "number of candidates n"
set ylabel "nats"
set key outside right center Left reverse spacing 1.3 samplen 3
set title "P(top) = 1/1000, r = (0, 1), λ = 1/10"
set arrow 1 from 1000,1e-8 to 1000,1e5 nohead dt 3 lc rgb "gray40"
set label 1 "n = 1/P(top)" at 1200,2e4 textcolor rgb "gray30"
set label 2 "C2 is sharp" at 3,0.3 textcolor rgb "gray30"
set label 3 "KL falls as 1/n^2" at 2500,2e-6 textcolor rgb "gray30"
plot "kl-against-n.csv" every ::1 using 1:8 with lines lc rgb "black" lw 1 dt 4 title "C3b", \
     "kl-against-n.csv" every ::1 using 1:5 with lines lc rgb "black" lw 2 dt 2 title "C2: log(1 + CV²/n)", \
     "kl-against-n.csv" every ::1 using 1:17 with points lc rgb "gray40" pt 10 ps 0.5 title "C8b, from above", \
     "kl-against-n.csv" every ::1 using 1:2 with lines lc rgb "black" lw 3 title "KL(P*‖P_n)", \
     "kl-against-n.csv" every ::1 using 1:14 with points lc rgb "gray40" pt 9 ps 0.4 title "C8a, from below", \
     "kl-against-n.csv" every ::1 using 1:20 with lines lc rgb "gray40" lw 1 dt 3 title "½ Var_{P*}(w/μ)/n^2"
set output
reset
set datafile separator ","
set terminal pdfcairo size 9.0,4.5 font "Helvetica,11" enhanced
set output "kl-against-n.pdf"
set logscale xy
set xrange [0.8:262144]
set yrange [1e-8:1e5]
set format x "10^{%L}"
set format y "10^{%L}"
set xlabel "number of candidates n"
set ylabel "nats"
set key outside right center Left reverse spacing 1.3 samplen 3
set title "P(top) = 1/1000, r = (0, 1), λ = 1/10"
set arrow 1 from 1000,1e-8 to 1000,1e5 nohead dt 3 lc rgb "gray40"
set label 1 "n = 1/P(top)" at 1200,2e4 textcolor rgb "gray30"
set label 2 "C2 is sharp" at 3,0.3 textcolor rgb "gray30"
set label 3 "KL falls as 1/n^2" at 2500,2e-6 textcolor rgb "gray30"
plot "kl-against-n.csv" every ::1 using 1:8 with lines lc rgb "black" lw 1 dt 4 title "C3b", \
     "kl-against-n.csv" every ::1 using 1:5 with lines lc rgb "black" lw 2 dt 2 title "C2: log(1 + CV²/n)", \
     "kl-against-n.csv" every ::1 using 1:17 with points lc rgb "gray40" pt 10 ps 0.5 title "C8b, from above", \
     "kl-against-n.csv" every ::1 using 1:2 with lines lc rgb "black" lw 3 title "KL(P*‖P_n)", \
     "kl-against-n.csv" every ::1 using 1:14 with points lc rgb "gray40" pt 9 ps 0.4 title "C8a, from below", \
     "kl-against-n.csv" every ::1 using 1:20 with lines lc rgb "gray40" lw 1 dt 3 title "½ Var_{P*}(w/μ)/n^2"
set output
reset
set datafile separator ","
