// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

extension Table {
  /// The table for a terminal: aligned columns, two blanks between them, a rule under the headings.
  public var text: String {
    let headings = columns.map { oneLine($0.heading) }
    let body = rows.map { row in row.map { oneLine($0.plainText) } }
    // Widths count characters as the reader sees them (grapheme clusters).
    var widths = headings.map(\.count)
    for row in body {
      for (column, entry) in row.enumerated() { widths[column] = max(widths[column], entry.count) }
    }
    func line(_ entries: [String]) -> String {
      var line = ""
      for (column, entry) in entries.enumerated() {
        if column > 0 { line += "  " }
        let missing = widths[column] - entry.count
        let left =
          switch columns[column].alignment {
          case .left: 0
          case .right: missing
          case .center: missing / 2
          }
        line += blanks(left) + entry + blanks(missing - left)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    var lines: [String] = []
    if let title { lines += [oneLine(title), ""] }
    lines += [line(headings), line(widths.map { String(repeating: "-", count: $0) })]
    lines += body.map(line)
    if !footer.isEmpty { lines += [""] + footer.map(oneLine) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// The table in the Markdown of GitHub: pipes, with the title as a heading and each line of the
  /// footer as a paragraph. Everything that Markdown would interpret is escaped.
  public var markdown: String {
    func line(_ entries: [String]) -> String { "| " + entries.joined(separator: " | ") + " |" }
    var lines: [String] = []
    if let title { lines += ["### " + escapedForMarkdown(title), ""] }
    lines.append(line(columns.map { escapedForMarkdown($0.heading) }))
    lines.append(
      line(
        columns.map {
          switch $0.alignment {
          case .left: ":--"
          case .right: "--:"
          case .center: ":-:"
          }
        }))
    for row in rows {
      lines.append(
        line(
          row.map { cell in
            // A number has nothing but brackets that could be misread, and those are not without a link.
            if case .number = cell { return oneLine(cell.plainText) }
            let text = escapedForMarkdown(cell.plainText)
            return cell.isAlarming ? "**\(text)**" : text
          }))
    }
    for remark in footer { lines += ["", paragraphInMarkdown(remark)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The most rows of a LaTeX table that has to stand on one page.
  private static let rowsOfAPage = 45

  /// The table as a LaTeX `tabular` with the rules of `booktabs`, to be put into a float of the
  /// reader's own, or as a `longtable` when it has more rows than a page; title and footer are comments.
  ///
  /// Every special character is escaped. Letters outside ASCII that are not in ``escapedForLaTeX`` stay
  /// as they are, for an engine that reads UTF-8.
  public var latex: String {
    func line(_ entries: [String]) -> String { "  " + entries.joined(separator: " & ") + " \\\\" }
    var lines: [String] = []
    if let title { lines.append("% " + oneLine(title)) }
    let alignments = columns.map {
      switch $0.alignment {
      case .left: "l"
      case .right: "r"
      case .center: "c"
      }
    }
    let environment = rows.count > Self.rowsOfAPage ? "longtable" : "tabular"
    lines += ["\\begin{\(environment)}{\(alignments.joined())}", "  \\toprule"]
    lines.append(
      line(
        columns.map { column in
          let unit = column.unit.map { " (\(escapedForLaTeX($0)))" } ?? ""
          return latex(column.header, inMath: column.isMath) + unit
        }))
    lines.append("  \\midrule")
    if environment == "longtable" { lines.append("  \\endhead") }
    for row in rows {
      lines.append(
        line(
          zip(row, columns).map { cell, column in
            switch cell {
            case .number(let lower, let upper, let exact):
              return CompactNumber(lower: lower, upper: upper, exact: exact).latex
            case .text(let text): return latex(text, inMath: column.isMath)
            case .verdict(let verdict):
              let text = escapedForLaTeX(verdict)
              return cell.isAlarming ? "\\textbf{\(text)}" : text
            case .empty: return escapedForLaTeX(cell.plainText)
            }
          }))
    }
    lines += ["  \\bottomrule", "\\end{\(environment)}"]
    lines += footer.map { "% " + oneLine($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func latex(_ text: String, inMath: Bool) -> String {
    inMath && !text.isEmpty ? "$\(escapedForLaTeX(text, inMath: true))$" : escapedForLaTeX(text)
  }
}

/// A text in which Markdown finds nothing to interpret, on one line.
func escapedForMarkdown(_ text: String) -> String {
  var result = ""
  for character in oneLine(text).unicodeScalars {
    if "\\`*_[]<>|~$&#!".unicodeScalars.contains(character) { result += "\\" }
    result.unicodeScalars.append(character)
  }
  return result
}

/// A text that is a paragraph, and not a list or a rule by the way it begins.
private func paragraphInMarkdown(_ text: String) -> String {
  let escaped = escapedForMarkdown(text).drop { $0 == " " }
  let digits = escaped.prefix { $0.isASCII && $0.isNumber }
  let rest = escaped.dropFirst(digits.count)
  let isMarker =
    digits.isEmpty ? "-+=".contains(rest.first ?? "x") : ".)".contains(rest.first ?? "x")
  return isMarker ? "\(digits)\\\(rest)" : String(escaped)
}

/// A text in which LaTeX finds nothing to interpret, on one line; Greek letters and the usual signs of
/// mathematics become commands.
public func escapedForLaTeX(_ text: String, inMath: Bool = false) -> String {
  var result = ""
  var previous: Unicode.Scalar = " "
  var rest = oneLine(text).unicodeScalars[...]
  while let character = rest.popFirst() {
    if let command = mathCommands[character] {
      // A blank ends the command's name in math mode, where it is not set.
      result += inMath ? command + " " : "$\(command)$"
    } else if character == "^", inMath, let exponent = popExponent(&rest) {
      result += "{}^{\(exponent)}"
    } else if character == "-", previous == "-", !inMath {
      result += "{-}"  // "--" would be a dash
    } else if let escape = (inMath ? mathEscapes : textEscapes)[character] {
      result += escape
    } else {
      result.unicodeScalars.append(character)
    }
    previous = character
  }
  return result
}

/// Takes a whole number, as in 2^-200, from the front.
private func popExponent(_ rest: inout Substring.UnicodeScalarView) -> String? {
  let sign = rest.first == "-" ? "-" : ""
  let digits = rest.dropFirst(sign.count).prefix { ("0"..."9").contains($0) }
  guard !digits.isEmpty else { return nil }
  rest = rest.dropFirst(sign.count + digits.count)
  return sign + String(Substring(digits))
}

private let commonEscapes: [Unicode.Scalar: String] = [
  "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "{": "\\{", "}": "\\}",
]

private let textEscapes = commonEscapes.merging([
  "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
  "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "—": "---", "–": "--",
  "…": "\\dots{}",
  // At the beginning of a row these would belong to the \\ before it.
  "[": "{[}", "*": "{*}",
]) { $1 }

private let mathEscapes = commonEscapes.merging([
  "\\": "\\backslash ", "^": "\\wedge ", "~": "\\sim ", " ": "\\ ", "'": "\\prime ",
]) { $1 }

private let mathCommands: [Unicode.Scalar: String] = {
  var commands: [Unicode.Scalar: String] = [
    "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx", "∞": "\\infty", "·": "\\cdot",
    "×": "\\times", "±": "\\pm", "−": "-", "‖": "\\Vert", "∑": "\\sum", "∏": "\\prod",
    "√": "\\surd", "∈": "\\in", "→": "\\to", "∗": "\\ast", "′": "\\prime", "²": "{}^{2}",
    "³": "{}^{3}", "ⁿ": "{}^{n}", "ₙ": "{}_{n}", "∀": "\\forall", "∫": "\\int", "⌈": "\\lceil",
    "⌉": "\\rceil", "⌊": "\\lfloor", "⌋": "\\rfloor",
  ]
  let letters = [
    "αalpha", "βbeta", "γgamma", "δdelta", "εvarepsilon", "ζzeta", "ηeta", "θtheta", "ιiota",
    "κkappa",
    "λlambda", "μmu", "νnu", "ξxi", "πpi", "ρrho", "σsigma", "τtau", "υupsilon", "φvarphi", "χchi",
    "ψpsi", "ωomega", "ΓGamma", "ΔDelta", "ΘTheta", "ΛLambda", "ΞXi", "ΠPi", "ΣSigma", "ΦPhi",
    "ΨPsi",
    "ΩOmega",
  ]
  for letter in letters {
    if let scalar = letter.unicodeScalars.first { commands[scalar] = "\\\(letter.dropFirst())" }
  }
  return commands
}()
