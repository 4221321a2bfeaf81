// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The files of `softbon report`.

import Certification
import Tables

extension CheckReport {
  /// The files by name, in the directory of the report.
  var files: [(name: String, contents: String)] {
    var files: [(name: String, contents: String)] = []
    for (name, table) in [("summary", summary), ("tightness", tightness)] {
      files += [
        (name + ".md", table.markdown), (name + ".tex", table.latex), (name + ".csv", table.csv),
      ]
    }
    files += [("rows.csv", rowTable.csv), ("check.json", json.text)]
    for claim in claims {
      let table = table(of: claim)
      files += [
        ("claims/\(claim.label).md", markdown(claim) + table.markdown),
        ("claims/\(claim.label).tex", table.latex), ("claims/\(claim.label).csv", table.csv),
      ]
    }
    return files + [("report.tex", document)]
  }

  /// What a claim says, above its table.
  private func markdown(_ claim: Claim) -> String {
    var lines = [claim.words, "", "```text"]
    lines += claim.definitions.map { "\($0.name) = \($0.expression)" }
    lines += claim.statements.map { label, statement in "\(label): \(statement)" }
    lines.append("```")
    if !claim.hypotheses.isEmpty {
      let hypotheses = claim.hypotheses.map { "`\($0)`" }.joined(separator: ", ")
      lines += ["", "Hypotheses: \(hypotheses)."]
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// A LaTeX document that takes in the tables.
  private var document: String {
    var lines = [
      "% pdflatex report.tex",
      "\\documentclass{article}",
      "\\usepackage[utf8]{inputenc}",
      "\\usepackage[T1]{fontenc}",
      "\\usepackage[a3paper,landscape,margin=15mm]{geometry}",
      "\\usepackage{amsmath,amssymb,booktabs,longtable}",
      "\\setlength{\\parindent}{0pt}",
      "\\begin{document}",
      "\\scriptsize",
      "\\section*{Verdicts}", "\\input{summary.tex}", "\\newpage",
      "\\section*{Where the bounds are tight and where they are loose}",
      "\\input{tightness.tex}", "\\newpage",
      "\\section*{For every temperature at once}", "\\input{every-temperature.tex}",
    ]
    for claim in claims {
      lines += ["\\newpage", "\\section*{\(escapedForLaTeX("\(claim.label): \(claim.title)"))}"]
      for definition in claim.definitions {
        lines.append("\\[ \(definition.latexName) = \(definition.expression.latex) \\]")
      }
      for (label, statement) in claim.statements {
        lines.append("\\[ \\text{\(escapedForLaTeX(label)):}\\quad \(statement.latex) \\]")
      }
      if !claim.hypotheses.isEmpty {
        let hypotheses = claim.hypotheses.map { "$\($0.latex)$" }.joined(separator: ", ")
        lines.append("Hypotheses: \(hypotheses).")
      }
      lines += ["", "\\medskip", "\\input{claims/\(claim.label).tex}"]
    }
    if isComplete {
      // What RateFiles and BlockFiles add.
      for name in [
        "constants", "plan", "worst-case", "boxes", "frontier", "blocks", "block-lengths",
      ] {
        lines += ["\\newpage", "\\input{\(name).tex}"]
      }
    }
    return (lines + ["\\end{document}"]).joined(separator: "\n") + "\n"
  }
}
