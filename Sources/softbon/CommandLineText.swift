// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// The command line, for the footers of tables.
enum CommandLineText {
  /// Options that leave the numbers as they are, and whether a value follows.
  private static let withoutEffect = [
    "--jobs": true, "--out": true, "--output": true, "--quiet": false, "--resume": false,
  ]

  /// The command as it can be pasted into a shell, without what does not change the table: jobs and places.
  static var text: String { text(of: Array(CommandLine.arguments.dropFirst())) }

  /// By what command and with which libraries a table was made, for its footer.
  static var provenance: [String] { [text, "softbon \(Softbon.version), \(Softbon.libraries)"] }

  static func text(of arguments: [String]) -> String {
    var kept = ["softbon"]
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let name = String(argument.prefix { $0 != "=" })
      guard let hasValue = withoutEffect[name] else {
        kept.append(quoted(argument))
        continue
      }
      if hasValue, name == argument { _ = rest.popFirst() }
    }
    return kept.joined(separator: " ")
  }

  /// A word as a shell reads it back.
  static func quoted(_ argument: String) -> String {
    let plain = argument.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "_./,:=+-^@%".unicodeScalars.contains($0)
    }
    if plain, !argument.isEmpty { return argument }
    let parts = argument.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
