# Drawn by: gnuplot slack.gp
set datafile separator ","
set encoding utf8
set terminal svg size 1100,900 font "Helvetica,14" enhanced background "white"
set output "slack.svg"
set xrange [-0.5:21.0-0.5]
set yrange [58.0-0.5:-0.5]
set xtics out rotate by 45 right nomirror ("fair coin" 0,"rare top 1e-12" 4,"one symbol" 8,"ternary" 11,"ties" 16,"weights 1, 2, 5" 20) font ",11"
set ytics out nomirror ("A1a" 0,"A1b" 1,"A1c" 2,"A1d" 3,"A2a" 4,"A2b" 5,"A3a" 6,"A3b" 7,"A4a" 8,"A4b" 9,"A5a" 10,"A5b" 11,"A6a" 12,"A6b" 13,"B1" 14,"B2a" 15,"B2b" 16,"B3a" 17,"B3b" 18,"B3c" 19,"C1" 20,"C2" 21,"C3a" 22,"C3b" 23,"C3c" 24,"C4" 25,"C5" 26,"C6" 27,"C7a" 28,"C7b" 29,"C8a" 30,"C8b" 31,"C8c" 32,"C8d" 33,"D1" 34,"D2" 35,"D3a" 36,"D3b" 37,"E0" 38,"E1a" 39,"E1b" 40,"E2a" 41,"E2b" 42,"E3" 43,"F1" 44,"F2" 45,"F3a" 46,"F3b" 47,"F4a" 48,"F4b" 49,"F4c" 50,"H1a" 51,"H3a" 52,"H3b" 53,"H3c" 54,"H3d" 55,"H4c" 56,"H4d" 57) font ",10"
set palette defined (-6 "#000000", -3 "#666666", -1 "#bbbbbb", 0 "#f0f0f0")
set cbrange [-6:0]
set cbtics ("≤ 10^{-6}" -6, "10^{-4}" -4, "10^{-2}" -2, "1" 0)
set cblabel "least relative slack over n (dot: equalities only)"
unset key
set title "for each claim and problem, λ from low to high; white: no case with two positive sides"
set arrow from 0.0-0.5,-0.5 to 0.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 4.0-0.5,-0.5 to 4.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 8.0-0.5,-0.5 to 8.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 11.0-0.5,-0.5 to 11.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 16.0-0.5,-0.5 to 16.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 20.0-0.5,-0.5 to 20.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
plot "slack.csv" every ::1 using 2:1:(strlen(strcol(6)) == 0 ? NaN : column(6) < 1e-6 ? -6 : log10(column(6))) with image pixels, \
     "slack.csv" every ::1 using (strlen(strcol(6)) == 0 && column(10) > 0 ? column(2) : NaN):1 with points pt 7 ps 0.2 lc rgb "black"
set output
reset
set datafile separator ","
set terminal pdfcairo size 11.0,9.0 font "Helvetica,11" enhanced
set output "slack.pdf"
set xrange [-0.5:21.0-0.5]
set yrange [58.0-0.5:-0.5]
set xtics out rotate by 45 right nomirror ("fair coin" 0,"rare top 1e-12" 4,"one symbol" 8,"ternary" 11,"ties" 16,"weights 1, 2, 5" 20) font ",11"
set ytics out nomirror ("A1a" 0,"A1b" 1,"A1c" 2,"A1d" 3,"A2a" 4,"A2b" 5,"A3a" 6,"A3b" 7,"A4a" 8,"A4b" 9,"A5a" 10,"A5b" 11,"A6a" 12,"A6b" 13,"B1" 14,"B2a" 15,"B2b" 16,"B3a" 17,"B3b" 18,"B3c" 19,"C1" 20,"C2" 21,"C3a" 22,"C3b" 23,"C3c" 24,"C4" 25,"C5" 26,"C6" 27,"C7a" 28,"C7b" 29,"C8a" 30,"C8b" 31,"C8c" 32,"C8d" 33,"D1" 34,"D2" 35,"D3a" 36,"D3b" 37,"E0" 38,"E1a" 39,"E1b" 40,"E2a" 41,"E2b" 42,"E3" 43,"F1" 44,"F2" 45,"F3a" 46,"F3b" 47,"F4a" 48,"F4b" 49,"F4c" 50,"H1a" 51,"H3a" 52,"H3b" 53,"H3c" 54,"H3d" 55,"H4c" 56,"H4d" 57) font ",10"
set palette defined (-6 "#000000", -3 "#666666", -1 "#bbbbbb", 0 "#f0f0f0")
set cbrange [-6:0]
set cbtics ("≤ 10^{-6}" -6, "10^{-4}" -4, "10^{-2}" -2, "1" 0)
set cblabel "least relative slack over n (dot: equalities only)"
unset key
set title "for each claim and problem, λ from low to high; white: no case with two positive sides"
set arrow from 0.0-0.5,-0.5 to 0.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 4.0-0.5,-0.5 to 4.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 8.0-0.5,-0.5 to 8.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 11.0-0.5,-0.5 to 11.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 16.0-0.5,-0.5 to 16.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
set arrow from 20.0-0.5,-0.5 to 20.0-0.5,58.0-0.5 nohead front lw 0.5 lc rgb "gray40"
plot "slack.csv" every ::1 using 2:1:(strlen(strcol(6)) == 0 ? NaN : column(6) < 1e-6 ? -6 : log10(column(6))) with image pixels, \
     "slack.csv" every ::1 using (strlen(strcol(6)) == 0 && column(10) > 0 ? column(2) : NaN):1 with points pt 7 ps 0.2 lc rgb "black"
set output
reset
set datafile separator ","
