// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// The name in `names` that a mistyped `name` most likely stands for, or nil when none is near.
///
/// Near means: at most one edit for every three characters (and always one) when case is ignored,
/// an edit being a character inserted, deleted or replaced, or two neighbours exchanged. Of
/// equally near names the first is taken.
public func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(65))
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var nearest: (name: String, distance: Int)?
  for candidate in names {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let allowed = max(1, max(wanted.count, letters.count) / 3)
    guard abs(letters.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, letters)
    // A name as long as its own distance shares nothing with the other.
    guard distance <= allowed, distance < letters.count else { continue }
    if distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
  }
  return nearest?.name
}

/// The least number of insertions, deletions, replacements and exchanges of neighbours, no character
/// being edited twice, that turn one text into the other (restricted Damerau–Levenshtein distance).
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        least = min(least, beforeLast[j - 1] + 1)
      }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
