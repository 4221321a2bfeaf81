// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Tables

// What is refuted is shown by a small case, as a command that can be pasted back.
extension CheckReport {
  /// Looks for a small case for each statement that is refuted somewhere.
  mutating func findWitnesses() {
    let index = Dictionary(
      check.statements.enumerated().map { ($1.label, $0) }, uniquingKeysWith: { first, _ in first })
    let refuted = rows.filter { $0.verdict == .refuted }.compactMap { row in
      index[row.label].map { (statement: $0, case: row.case) }
    }
    witnesses = check.witnesses(ofRefuted: refuted).map {
      (check.statements[$0.statement].label, $0.witness)
    }
  }

  /// The witnesses as text.
  func writeWitnesses(to target: OutputTarget) {
    for (label, witness) in witnesses {
      target.write("\n\(label) is refuted in a case as small as this:\n")
      target.write("  \(command(label, witness))\n")
    }
  }

  /// The witnesses as the member `witnesses`.
  var witnessesJSON: JSONValue {
    .array(
      witnesses.map { label, witness in
        .object(["label": .string(label), "command": .string(command(label, witness))])
      })
  }

  /// The command that checks a statement in the case of a witness.
  private func command(_ label: String, _ witness: Witness) -> String {
    let directory = claimsDirectory.map { ["--claims", $0] } ?? []
    return (["softbon", "check", label] + directory + witness.arguments).map(CommandLineText.quoted)
      .joined(separator: " ")
  }
}
