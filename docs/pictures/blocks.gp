# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
#
# The least number of sequences n*(m, ε) of the fair coin at ε = 1/8 against the length m, between the converse H1 and the
# achievability H2′, drawn from blocks-hard.csv and blocks-tilt.csv, which
#
#   softbon block --probabilities 1/2,1/2 --rewards 0,1 --hard --lengths $(seq -s, 8 8 256) --gain 1/8 --digits 8 \
#     --format csv --output blocks-hard.csv
#   softbon block --probabilities 1/2,1/2 --rewards 0,1 --tilt 6/5 --lengths $(seq -s, 8 8 256) --gain 1/8 --digits 8 \
#     --format csv --output blocks-tilt.csv
#
# make. Run as: gnuplot blocks.gp
set terminal svg size 720,540 font "Helvetica,14" enhanced background "white"
set output "blocks.svg"
set datafile separator ","
set logscale y
set xrange [0:264]
set yrange [1:1e12]
set xtics 32
set format y "10^{%L}"
set xlabel "length of the sequences m"
set ylabel "number of sequences n"
set key outside bottom center horizontal maxcols 2 spacing 1.4 samplen 3
set title "fair coin, r = (0, 1), gain ε = 1/8 per symbol"
set style line 1 lc rgb "black" lw 2
set style line 2 lc rgb "gray40" lw 2 dt 2
set style line 3 lc rgb "gray40" lw 2 dt 4
plot "blocks-tilt.csv" every ::1 using 1:8 with lines ls 2 title "H2′ suffices, λ of the tilt 6/5", \
     "blocks-hard.csv" every ::1 using 1:8 with lines ls 3 title "H2′ suffices, hard Best-of-n", \
     "blocks-tilt.csv" every ::1 using 1:5 with linespoints ls 1 pt 6 ps 0.6 title "n*, λ of the tilt 6/5", \
     "blocks-hard.csv" every ::1 using 1:5 with linespoints ls 1 pt 7 ps 0.5 title "n*, hard Best-of-n", \
     "blocks-hard.csv" every ::1 using 1:7 with lines lc rgb "black" lw 1 title "H1: log n − (n − 1)/n ≥ m I", \
     exp(0.031583942401963249 * x) with lines lc rgb "black" lw 1 dt 3 title "e^{mI}"
