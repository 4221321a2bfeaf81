// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification

extension Claim {
  /// What a claim states and on what it stands, for people.
  ///
  /// - Parameter labels: the labels of the statements that are shown.
  /// - Returns: lines of text.
  func explanation(of labels: [String]) -> String {
    var lines = ["\(label)  \(title)", ""]
    func add(_ name: String, _ texts: [String]) {
      for (index, line) in texts.flatMap(wrapped).enumerated() {
        lines.append((index == 0 ? name : "").padding(to: 12) + line)
      }
    }
    add("statement", [words])
    add("hypotheses", hypotheses.isEmpty ? ["none"] : hypotheses.map(\.description))
    let kind =
      switch provenance.kind {
      case .paper: "stated in"
      case .related: "related to"
      case .derived: "derived here"
      }
    add(
      "source",
      [provenance.source.map { "\(kind) \($0)" } ?? kind] + (provenance.note.map { [$0] } ?? []))
    let shown = statements.filter { labels.contains($0.label) }
    let names = shown.compactMap { theorems[$0.label] }
    add("theorem", names.isEmpty ? ["none"] : Set(names).sorted())
    add("derivation", [proof ?? "none"])
    if !definitions.isEmpty { lines.append("") }
    for definition in definitions {
      lines.append("\(definition.name) = \(definition.expression)")
      lines.append("    \(definition.latexName) = \(definition.expression.latex)")
    }
    for (label, statement) in shown {
      lines += ["", "\(label): \(statement)", "    \(statement.latex)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lines of at most 88 characters, broken at blanks.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 88 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
