# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
#
# KL(P*‖P_n) and its bound C2 against n, drawn from the enclosures in kl-against-n.csv, which
#
#   softbon compare --problem kl-against-n.yaml -n 2^0..2^17 --digits 8 --format csv --output kl-against-n.csv
#
# makes. Run as: gnuplot kl-against-n.gp
set terminal svg size 720,450 font "Helvetica,14" enhanced background "white"
set output "kl-against-n.svg"
set datafile separator ","
set logscale xy
set xrange [1:131072]
set yrange [5e-7:20]
set format x "10^{%L}"
set format y "10^{%L}"
set xlabel "number of candidates n"
set ylabel "nats"
set key bottom left spacing 1.4 samplen 3
set title "P(top) = 1/1000, r = (0, 1), λ = 1/10"
set style line 1 lc rgb "black" lw 2
set style line 2 lc rgb "black" lw 2 dt 2
set arrow 1 from 1000,5e-7 to 1000,20 nohead dt 3 lc rgb "gray40"
set label 1 "n = 1/P(top)" at 1150,8 textcolor rgb "gray30"
set label 2 "the bound is sharp" at 6,0.6 textcolor rgb "gray30"
set label 3 "as 1/n^2" at 22000,7e-5 left textcolor rgb "gray30"
set label 4 "as 1/n" at 20000,0.12 left textcolor rgb "gray30"
plot "< grep ',C2,' kl-against-n.csv" using 1:7 with lines ls 2 title "C2: log(1 + CV²/n)", \
     "< grep ',kl_tilted_soft,' kl-against-n.csv" using 1:4 with lines ls 1 title "KL(P*‖P_n)"
