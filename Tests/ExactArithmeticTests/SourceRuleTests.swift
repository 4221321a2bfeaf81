// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct SourceRuleTests {
  /// A GMP or MPFR pointer is taken from a named value: the temporary in `f(x).pointer` or `x.numerator.pointer` is freed
  /// before the pointer is used. Stored names are allowed, computed properties of the number types are not.
  @Test func pointersAreTakenFromNamedValues() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    var count = 0
    for case let file as URL in try #require(files) where file.pathExtension == "swift" {
      count += 1
      for (number, line) in try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        #expect(!Self.takesPointerOfTemporary(line), "\(file.path):\(number + 1): \(line)")
      }
    }
    #expect(count > 10)
  }

  private static func takesPointerOfTemporary(_ line: Substring) -> Bool {
    let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
    let pointer = #/\.(?:pointer|lowerPointer|upperPointer|storage)\b/#
    return code.ranges(of: pointer).contains { range in
      let before = code[..<range.lowerBound]
      if before.hasSuffix(")") || before.hasSuffix("}") { return true }
      let computed =
        #/\.(?:zero|one|numerator|denominator|magnitude|reciprocal|floor|ceiling|lower|upper)$/#
      return before.firstMatch(of: computed) != nil
    }
  }

  @Test func theRuleFindsWhatItLooksFor() {
    for bad in [
      "f(Integer.one.pointer)", "g(x.numerator.pointer)", "h((a + b).lowerPointer)",
      "Integer(3).pointer",
    ] {
      #expect(Self.takesPointerOfTemporary(bad[...]), "\(bad)")
    }
    for good in [
      "f(x.pointer)", "g(values[i].pointer)", "h(self.law.total.upperPointer)",
      "// (a + b).pointer",
    ] {
      #expect(!Self.takesPointerOfTemporary(good[...]), "\(good)")
    }
  }
}
