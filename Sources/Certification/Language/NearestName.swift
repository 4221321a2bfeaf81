// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// The name of a list that a misspelt one most likely meant: the one with the fewest insertions,
/// deletions, replacements and exchanges of neighbours, at most a third of its length.
///
/// - Returns: the nearest name, the first of equally near ones; `nil` when none is near.
func nearestName(to name: String, in names: [String]) -> String? {
  let word = Array(name.lowercased().unicodeScalars)
  guard word.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names {
    let distance = editDistance(word, Array(candidate.lowercased().unicodeScalars))
    let allowed = max(1, max(candidate.unicodeScalars.count, word.count) / 3)
    if distance <= allowed, distance < min(best?.distance ?? .max, candidate.unicodeScalars.count) {
      best = (candidate, distance)
    }
  }
  return best?.name
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, rows[i - 1][j - 1] + 1)
      }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
