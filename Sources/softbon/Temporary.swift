// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Stand-ins until Tables has these.

enum JSONValue {
  case object([String: JSONValue]), array([JSONValue]), string(String), integer(Int), bool(Bool),
    null
  func write(_ indent: String) -> String {
    switch self {
    case .null: return "null"
    case .bool(let b): return b ? "true" : "false"
    case .integer(let i): return "\(i)"
    case .string(let s): return "\"\(s)\""
    case .array(let a):
      if a.isEmpty { return "[]" }
      return "[\n" + a.map { indent + "  " + $0.write(indent + "  ") }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let o):
      if o.isEmpty { return "{}" }
      return "{\n"
        + o.sorted { $0.key < $1.key }.map {
          indent + "  \"\($0.key)\": " + $0.value.write(indent + "  ")
        }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}
struct Table {
  var header: [String]; var rows: [[String]]
  var text: String {
    let all = [header] + rows
    let w = header.indices.map { i in all.map { $0[i].count }.max() ?? 0 }
    return all.map { r in
      zip(r, w).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        + "\n"
    }.joined()
  }
  var csv: String { ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined() }
}
