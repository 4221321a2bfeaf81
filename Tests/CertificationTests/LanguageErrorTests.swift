// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Certification

@Suite struct ClaimLanguageErrors {
  /// Statement, column of the mistake, a part of the message.
  static let mistakes: [(text: String, column: Int, message: String)] = [
    ("", 1, "expected a number, a name or \"(\"; found the end of the expression"),
    ("n", 2, "expected a comparison, one of <=, >=, <, > and ==; found the end"),
    ("n <=", 5, "found the end of the expression"),
    ("n <= k <= 3", 8, "write a chain as two claims"),
    ("n <= k and k <= 3", 8, "write the second as a claim of its own"),
    ("n = 1", 3, "unexpected \"=\": equality is written =="),
    ("n != 1", 3, "the comparisons are <=, >=, <, > and =="),
    ("n =< 1", 3, "is written <="),
    ("n ≤ 1", 3, "unexpected \"≤\": write <="),
    ("λ <= 1", 1, "write lambda"),
    ("n·k <= 1", 2, "a product is written *"),
    ("n**2 <= 1", 2, "a power is written ^"),
    ("n <= $", 6, "unexpected \"$\""),
    ("n <= \u{1}", 6, "the character U+1"),
    ("n <= \u{202E}", 6, "the character U+202E"),
    ("kl(tilted || soft) <= 1", 11, "separated by a comma"),
    ("2n <= 1", 2, "a product is written 2*n"),
    ("2exp(1) <= 1", 2, "a product is written 2*exp"),
    ("2(n) <= 1", 2, "a product is written with *"),
    ("n k <= 1", 3, "a product is written with *"),
    (".5 <= 1", 1, "a digit before the point, as in 0.5"),
    ("5. <= 1", 1, "digits after the point, as in 1.0"),
    ("1.2.3 <= 1", 1, "one decimal point"),
    ("3e <= 1", 1, "digits in the exponent"),
    ("3e-n <= 1", 1, "digits in the exponent, as in 3e-1"),
    ("0x <= 1", 1, "digits after 0x"),
    ("0x1. <= 1", 1, "digits after the point"),
    ("1e9999999999 <= 1", 1, "more than 1000000 bits"),
    ("+n <= 1", 1, "no leading \"+\""),
    ("(n <= 1", 4, "expected \")\" to close the \"(\"; found \"<=\""),
    ("n) <= 1", 2, "expected a comparison"),
    ("n <= 1)", 7, "without an opening bracket"),
    ("n <= ()", 7, "found \")\""),
    ("kl(tilted, soft <= 1", 17, "expected \")\" to close kl("),
    ("cv3 <= 1", 1, "there is no quantity \"cv3\": did you mean \"cv2\"?"),
    ("delta <= 1", 1, "did you mean \"Delta\"?"),
    ("kl(tilted, sofft) <= 1", 12, "did you mean \"soft\"?"),
    ("xyzzyx <= 1", 1, "there is no quantity \"xyzzyx\""),
    ("ln(n) <= 1", 1, "there is no function \"ln\""),
    ("lgo(n) <= 1", 1, "did you mean \"log\"?"),
    ("n(k) <= 1", 1, "\"n\" is not a function: a product is written n*(…)"),
    ("log <= 1", 1, "\"log\" is a function: write log(…)"),
    ("where <= 1", 1, "found \"where\""),
    ("kl(tilted) <= 1", 1, "kl takes 2 arguments, kl(law, law); found 1"),
    ("log() <= 1", 1, "log takes 1 argument"),
    ("kl(tilted, mu) <= 1", 12, "a law as its second argument, kl(law, law); found the number mu"),
    ("kl(w, soft) <= 1", 4, "found the vector w"),
    ("E(soft, n) <= 1", 9, "a vector as its second argument"),
    ("E(soft, 2*n) <= 1", 9, "found a number"),
    ("prob(soft, w) <= 1", 12, "an event as its second argument"),
    ("max(w) <= 1", 1, "over the symbols it is written max(i, v[i])"),
    ("soft <= 1", 1, "expected a number as the left side; found the law soft"),
    ("1 >= w", 6, "expected a number as the right side; found the vector w"),
    ("soft[i] <= 1", 6, "there is no quantity \"i\""),
    ("soft[1] <= 1", 6, "expected an index bound by forall"),
    ("soft[n] <= 1", 6, "found the number n"),
    ("forall i: n[i] <= 1", 11, "expected a vector or a law before \"[\"; found the number n"),
    ("forall i: i <= 1", 11, "found the index i"),
    ("forall i: i + 1 <= 1", 11, "\"+\" works on numbers and vectors; found the index i"),
    ("forall i: soft[i <= 1", 18, "expected \"]\""),
    ("forall i soft[i] <= 1", 10, "expected \":\" after the quantifier"),
    ("forall : 1 <= 1", 8, "expected a name to bind, such as i"),
    ("forall i: 1 <= 1", 8, "\"i\" is bound here but never used"),
    ("forall n: soft[n] <= 1", 8, "\"n\" is a name of the language"),
    ("forall i, i: soft[i] <= 1", 11, "\"i\" is bound already"),
    ("forall i in soft: soft[i] <= 1", 13, "expected symbols, events, upper_sets"),
    ("forall i: sum(j in i, w[j]) <= 1", 20, "found \"i\""),
    ("forall A in upper_set: prob(soft, A) <= 1", 13, "found \"upper_set\""),
    ("forall x in {1, w}: x <= 1", 17, "expected a number as an element of the list"),
    ("forall x in {1, 2: x <= 1", 18, "expected \"}\""),
    ("forall A in events: soft[A] <= 1", 26, "found the event A"),
    ("forall i where soft[i]: w[i] > 0", 23, "expected a comparison"),
    ("forall i where 0 < w[i] < 1: w[i] > 0", 25, "join the two comparisons by \"and\""),
    ("sum(soft[i]) <= 1", 5, "\"soft\" is a name of the language"),
    ("sum(i soft[i]) <= 1", 7, "expected \",\" between the index"),
    ("sum(i, soft) <= 1", 8, "expected a number as what is taken over the index"),
    ("sum(i, soft[i], 1) <= 1", 15, "one expression behind the index"),
    ("sum(i, 1) <= 1", 5, "\"i\" is bound here but never used"),
    ("max(muu, 1) <= 1", 5, "bound here but never used: did you mean \"mu\"?"),
    ("next_n(next_lambda(n)) <= 1", 8, "may not stand inside one another"),
    ("next_n(n, 1) <= 1", 9, "expected \")\" to close next_n("),
    ("n <= 1 2", 8, "expected an operator or the end of the expression; found \"2\""),
    ("n <= 1; n >= 0", 7, "one expression has one comparison"),
    ("n <= 1 == 1", 8, "write a chain as two claims"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreLocatedAndExplained(_ text: String, _ column: Int, _ message: String) {
    do {
      let statement = try Statement(parsing: text)
      Issue.record("\"\(text)\" was read as \"\(statement)\"")
    } catch {
      #expect(error.column == column && error.line == 1, "\(text)\n\(error)")
      #expect(error.message.contains(message), "\(text)\n\(error)")
    }
  }

  @Test func placesAreThoseOfTheText() {
    let error = #expect(throws: ClaimError.self) {
      try Statement(
        parsing: "kl(tilted,\n soft) <=\n  cv3", from: SourceOrigin("kl(tilted,\n soft) <=\n  cv3"))
    }
    #expect(
      error?.description == """
        3:3: there is no quantity "cv3": did you mean "cv2"?
              cv3
              ^^^
        """)
  }

  @Test func theEndMayStandOnALineOfItsOwn() {
    let error = #expect(throws: ClaimError.self) { try Statement(parsing: "n <=\n") }
    #expect(error?.line == 2 && error?.column == 1)
  }

  @Test func longLinesAreShownAroundTheMistake() {
    let text =
      String(repeating: "n + ", count: 60) + "cv3 + " + String(repeating: "n + ", count: 60)
    let error = #expect(throws: ClaimError.self) { try Statement(parsing: text + "n <= 1") }
    let lines = error?.description.split(separator: "\n") ?? []
    #expect(lines.count == 3 && lines.allSatisfy { $0.count <= 100 })
    #expect(lines.last?.hasSuffix("^^^") == true && lines[1].contains("cv3"))
  }

  @Test func definitionsAreCheckedToo() throws {
    let ahead = Definition(name: "ahead", expression: try ClaimExpression(parsing: "next_n(gap)"))
    let twice = Definition(
      name: "twice", expression: try ClaimExpression(parsing: "2*ahead", definitions: [ahead]))
    #expect(throws: ClaimError.self) {
      try Statement(parsing: "next_n(twice) <= 1", definitions: [ahead, twice])
    }
    _ = try Statement(parsing: "twice <= 1", definitions: [ahead, twice])
    #expect(throws: ClaimError.self) {
      try Statement(parsing: "forall twice: soft[twice] <= 1", definitions: [ahead, twice])
    }
    #expect(throws: ClaimError.self) { try ClaimExpression(parsing: "n <= 1") }
  }

  /// Twice the stack of a secondary thread on macOS: a debug build needs more than twice as much.
  static let smallStack = 1 << 20

  /// Absurd sizes are refused, on a stack as small as a thread may have.
  @Test func absurdSizesAreRefusedWithoutHarm() async {
    func nested(_ open: String, _ count: Int, _ middle: String, _ close: String) -> String {
      String(repeating: open, count: count) + middle + String(repeating: close, count: count)
    }
    let n = 200_000
    let texts = [
      nested("(", n, "1", ")"), nested("(", 4_000, "1", ")"), nested("-", 9_000, "1", ""),
      nested("2^", 4_000, "1", ""), nested("1+", 4_000, "1", ""), nested("2^-", 3_000, "1", ""),
      nested("log(", 2_000, "1", ")"), nested("sum(i, sum(j, ", 500, "1", "))"),
      nested("a", n, "", ""), nested("9", 310_000, "", ""), nested("[", n, "", ""),
      nested("max(1, ", 2_000, "1", ")"), nested("kl(", 400, "", ""), nested("w[i]", 3_000, "", ""),
      nested("next_n(", 3_000, "n", ")"), "1e" + nested("9", 1_000, "", ""),
      nested("forall i:", 900, "", ""),
    ]
    let outcomes = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(
          returning: texts.map { text -> String? in
            do {
              _ = try Statement(parsing: text + " <= 1")
              return nil
            } catch {
              return "\(error)"
            }
          })
      }
      thread.stackSize = Self.smallStack
      thread.start()
    }
    for (text, outcome) in zip(texts, outcomes) {
      #expect(outcome != nil && outcome?.count ?? 0 < 600, "\(text.prefix(40))… was read")
    }
  }

  /// What is just within the limits is read, printed and compared on a small stack.
  @Test func greatestAdmissibleTreesAreHandled() async {
    let isRead = await withCheckedContinuation { continuation in
      let thread = Thread {
        let brackets = String(repeating: "(", count: 63) + "n" + String(repeating: ")", count: 63)
        let logs = String(repeating: "log(1+", count: 63) + "n" + String(repeating: ")", count: 63)
        let sums = String(repeating: "n+", count: 198) + "n"
        let results = [brackets, logs, sums].map { text -> Bool in
          guard let read = try? Statement(parsing: text + " <= 1") else { return false }
          return (try? Statement(parsing: read.description)) == read
            && !read.latex.isEmpty && read.requirements().isEmpty
        }
        continuation.resume(returning: results)
      }
      thread.stackSize = Self.smallStack
      thread.start()
    }
    #expect(isRead == [true, true, true])
  }
}
