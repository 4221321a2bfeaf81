// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@Suite struct SchemaTests {
  private let problem = """
    name: coin
    probabilities: [1/2, 1/2]
    block: {length: 8}
    empty:
    """

  @Test func allowedKeysAreRead() throws {
    let map = try read(problem).mapping(allowed: [
      "name", "probabilities", "block", "empty", "more",
    ])
    #expect(try map.required("name").scalar() == "coin")
    #expect(try map.required("probabilities").list().map { try $0.scalar() } == ["1/2", "1/2"])
    #expect(map["more"] == nil)
    #expect(try map.required("block").entries().map(\.key) == ["length"])
  }

  @Test func mistakesNamePlaceKeyValueAndRemedy() throws {
    let root = try read(problem)
    let keys = ["name", "probabilities", "block", "empty", "more"]
    let map = try root.mapping(allowed: keys)
    let cases: [(String, () throws -> Void)] = [
      (
        "f:1:1: unknown key \"name\" (the keys are rewards, lambda)",
        { _ = try root.mapping(allowed: ["rewards", "lambda"]) }
      ),
      (
        "f:2:1: unknown key \"probabilities\"; did you mean \"probability\"? (the keys are name, probability)",
        { _ = try root.mapping(allowed: ["name", "probability"]) }
      ),
      (
        "f:3:9: unknown key \"length\" in block; did you mean \"lengths\"? (the keys are lengths)",
        { _ = try map.required("block").mapping(allowed: ["lengths"]) }
      ),
      (
        "f:1:2: unknown key \"lambda:1\"; write lambda: with a blank after the colon (the keys are n, lambda)",
        { _ = try read("{lambda:1}").mapping(allowed: ["n", "lambda"]) }
      ),
      (
        "f:1:1: the key \"more\" is missing; write more: [0, 1]",
        { _ = try map.required("more", expected: "[0, 1]") }
      ),
      (
        "f:3:8: block: the key \"gain\" is missing",
        { _ = try map.required("block").mapping(allowed: ["length", "gain"]).required("gain") }
      ),
      (
        "f:1:7: name: is \"coin\"; expected a list such as [1/2, 1/2]",
        { _ = try map.required("name").list(expected: "a list such as [1/2, 1/2]") }
      ),
      (
        "f:2:16: probabilities: is a list; expected one value",
        { _ = try map.required("probabilities").scalar() }
      ),
      ("f:3:8: block: is a mapping; expected a list", { _ = try map.required("block").list() }),
      (
        "f:4:7: empty: is empty; expected a number such as 3/10",
        { _ = try map.required("empty").scalar(expected: "a number such as 3/10") }
      ),
      (
        "f:1:7: name: is \"coin\"; expected a mapping with the keys length",
        { _ = try map.required("name").mapping(allowed: ["length"]) }
      ),
      (
        "f:2:17: probabilities: is \"1/2\", not a whole number",
        {
          throw try map.required("probabilities").list()[0].error("is \"1/2\", not a whole number")
        }
      ),
    ]
    for (expected, body) in cases { #expect(message(body) == expected) }
  }

  @Test func shownValuesAreSafeAndShort() {
    #expect(quoted("a\u{1B}[31m\n\"\\\u{202E}") == #""a\u{1b}[31m\n\"\\\u{202e}""#)
    #expect(
      quoted(String(repeating: "é", count: 61)) == "\"" + String(repeating: "é", count: 60) + "…\"")
  }

  @Test(
    arguments: [
      ("lamda", "lambda"), ("Lambda", "lambda"), ("labmda", "lambda"),
      ("probabilites", "probabilities"),
      ("reward", "rewards"), ("weigths", "weights"), ("wight", "weights"), ("nmae", "name"),
      ("x", nil), ("", nil), ("temperature", nil), ("ab", nil), ("m", nil), ("n", "n2"),
    ] as [(String, String?)])
  func nearestNameIsSuggested(name: String, expected: String?) {
    let names = ["name", "probabilities", "rewards", "lambda", "weights", "n2"]
    #expect(nearestName(to: name, in: names) == expected)
    #expect(nearestName(to: name + String(repeating: "a", count: 1_000_000), in: names) == nil)
  }
}
