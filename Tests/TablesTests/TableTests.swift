// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
@testable import Tables
import Testing

@Suite struct TableTests {
  private let table = Table(
    title: "Soft-BoN_1",
    columns: [
      .init("symbol"), .init("KL(P*‖Pₙ)", unit: "nats", alignment: .right, name: "kl"),
      .init("λ", alignment: .center, name: "lambda", isMath: true), .init("verdict"),
    ],
    rows: [
      [
        .text("a|b"), .number(lower: "0.583", upper: "0.584", exact: "7/12"), .text("1/10"),
        .verdict("proved"),
      ],
      [
        .text("[x] é"), .number(lower: "1.2345e-10", upper: "1.2351e-10", exact: nil), .text("∞"),
        .verdict("refuted"),
      ],
      [.text(""), .empty(why: "P_3 = 0"), .text("2^-1"), .verdict("undecided")],
    ],
    footer: ["softbon compare --lambda 1/10", "- 2026"])

  @Test func textIsAligned() {
    #expect(
      table.text == """
        Soft-BoN_1

        symbol  KL(P*‖Pₙ) (nats)   λ    verdict
        ------  ----------------  ----  ---------
        a|b               = 7/12  1/10  proved
        [x] é   1.23[45, 51]e-10   ∞    refuted
                     — (P_3 = 0)  2^-1  undecided

        softbon compare --lambda 1/10
        - 2026

        """)
  }

  @Test func markdownIsEscaped() {
    #expect(
      table.markdown == #"""
        ### Soft-BoN\_1

        | symbol | KL(P\*‖Pₙ) (nats) | λ | verdict |
        | :-- | --: | :-: | :-- |
        | a\|b | = 7/12 | 1/10 | proved |
        | \[x\] é | 1.23[45, 51]e-10 | ∞ | **refuted** |
        |  | — (P\_3 = 0) | 2^-1 | **undecided** |

        softbon compare --lambda 1/10

        \- 2026

        """#)
  }

  @Test func latexIsEscaped() {
    #expect(
      table.latex == #"""
        % Soft-BoN_1
        \begin{tabular}{lrcl}
          \toprule
          symbol & KL(P{*}$\Vert$P${}_{n}$) (nats) & $\lambda $ & verdict \\
          \midrule
          a\textbar{}b & $= 7/12$ & $1/10$ & proved \\
          {[}x] é & $1.23[45, 51]\cdot 10^{-10}$ & $\infty $ & \textbf{refuted} \\
           & --- (P\_3 = 0) & $2{}^{-1}$ & \textbf{undecided} \\
          \bottomrule
        \end{tabular}
        % softbon compare --lambda 1/10
        % - 2026

        """#)
  }

  @Test func csvHasAColumnForEachEnd() {
    #expect(
      table.csv == """
        symbol,kl_lower,kl_upper,kl_exact,lambda,verdict
        a|b,0.583,0.584,7/12,1/10,proved
        [x] é,1.2345e-10,1.2351e-10,,∞,refuted
        ,,,,2^-1,undecided

        """)
    let mixed = Table(
      columns: [.init("x")],
      rows: [[.number(lower: "1", upper: nil, exact: nil)], [.text("a")], [.empty(why: "b")]])
    #expect(mixed.csv == "x,x_lower,x_upper\n,1,\na,,\n,,\n")
    #expect(
      Table(columns: [.init("x")], rows: [[.text("")], [.empty(why: "")]]).csv == "x\n\"\"\n\"\"\n")
    #expect(Table(columns: [.init("x"), .init("y")]).csv == "x,y\n")
    #expect(
      Table(columns: [.init("x")], rows: [[.text(" a")], [.text("a ")]]).csv
        == "x\n\" a\"\n\"a \"\n")
  }

  /// Every text comes back from every format that can be read back.
  @Test func textsAreReadBack() throws {
    let seed: UInt64 = 1_826
    var generator = SeededGenerator(seed: seed)
    let pieces =
      "a 0 . - * _ ` # $ % & ~ ^ { } [ ] ( ) < > | \\ / \" ' , ; : ! ? @ + = é λ 😀 ‖"
      .split(separator: " ").map(String.init) + [
        " ", "\n", "\r\n", "\u{1B}", "--", "\\\\", "http://x",
      ]
    for round in 0..<300 {
      let width = Int.random(in: 1...4, using: &generator)
      let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...5, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        }
      }
      let table = Table(
        title: rows[0][0], columns: (0..<width).map { .init("c\($0)") },
        rows: rows.map { $0.map { .text($0) } }, footer: rows[0])
      let trace: Comment = "seed \(seed), round \(round): \(rows)"

      // CSV keeps every byte but the controls that no text file has.
      if !table.csv.contains("\u{1B}"), !table.csv.replacing("\r\n", with: "").contains("\r") {
        let read = try readCSV(Input(name: "csv", text: table.csv))
        #expect(read.rows.map { $0.map(\.text) } == rows, trace)
      }

      let flat = rows.map { $0.map(oneLine) }
      let markdown = table.markdown.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(markdown.firstIndex { $0.hasPrefix("| :--") }) + 1
      #expect(
        markdown[start..<(start + rows.count)].map { markdownCells(String($0)) } == flat, trace)
      #expect(markdown.count == start + rows.count + 2 * width + 1, trace)

      let latex = table.latex.split(separator: "\n", omittingEmptySubsequences: false)
      let top = try #require(latex.firstIndex(of: "  \\midrule")) + 1
      for (line, row) in zip(latex[top...], flat) {
        #expect(isBalanced(String(line), columns: row.count), trace)
      }
      #expect(latex.count == top + rows.count + 2 + width + 1, trace)
      for text in [table.text, table.markdown, table.latex] {
        #expect(text.hasSuffix("\n") && !text.contains("\u{1B}"), trace)
      }
    }
  }

  /// The cells of a line of a Markdown table, by the rules of GitHub: a pipe ends a cell unless a
  /// backslash precedes it, and a backslash before punctuation is not shown.
  private func markdownCells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst(2).dropLast(2) {
      if isEscaped {
        cells[cells.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells.enumerated().map { index, cell in
      String(cell.dropFirst(index == 0 ? 0 : 1).dropLast(index == cells.count - 1 ? 0 : 1))
    }
  }

  /// Whether a line of a LaTeX table has as many cells as columns, closed braces and dollars, and no
  /// character that means something else.
  private func isBalanced(_ line: String, columns: Int) -> Bool {
    var (depth, dollars, cells) = (0, 0, 1)
    var rest = Substring(line.dropLast(3))
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let next = rest.popFirst() else { return false }
        if next == "\\" { return false }
      case "{": depth += 1
      case "}": depth -= 1
      case "$": dollars += 1
      case "&": cells += 1
      case "#", "%", "~": return false
      case "^", "_": if dollars % 2 == 0 { return false }
      default: break
      }
      if depth < 0 { return false }
    }
    return depth == 0 && dollars % 2 == 0 && cells == columns && line.hasSuffix(" \\\\")
  }

  @Test func emptyTablesHaveAHeader() {
    let table = Table(columns: [.init("x"), .init("yy", alignment: .right)])
    #expect(table.text == "x  yy\n-  --\n")
    #expect(table.markdown == "| x | yy |\n| :-- | --: |\n")
    #expect(
      table.latex.hasPrefix("\\begin{tabular}{lr}\n") && table.latex.hasSuffix("\\end{tabular}\n"))
  }
}
