// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One command that must be refused, as `bad-input.txt` describes it; the head of that file explains the form.
struct BadInputCase: CustomTestStringConvertible, Sendable {
  var name: String
  var line: Int
  var arguments: [String] = []
  var files: [(name: String, content: Data)] = []
  var folders: [String] = []
  var modes: [(name: String, mode: Int)] = []
  var input = ""
  var output = ""
  var exit: Int?
  var says: [String] = []
  var isQuiet = false
  var needsUser = false

  var testDescription: String { name }

  static let all: [BadInputCase] = {
    do {
      let url = Program.folder.appendingPathComponent("bad-input.txt")
      var parser = BadInputParser()
      let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        try parser.read(String(line), number: index + 1)
      }
      return parser.cases
    } catch {
      Issue.record("bad-input.txt: \(error)")
      return []
    }
  }()
}

struct BadInputParser {
  struct Mistake: Error { let line: Int, text: String }

  private(set) var cases: [BadInputCase] = []
  private var abbreviations: [String: [String]] = [:]
  /// Whether lines of text go to the standard input, not to the last file.
  private var isInput = false

  mutating func read(_ line: String, number: Int) throws {
    let trimmed = line.trimmingCharacters(in: .whitespaces)
    if trimmed.isEmpty || line.hasPrefix("#") { return }
    let (key, value) = Self.split(trimmed)
    if key == "let" {
      let (name, words) = Self.split(value)
      abbreviations[name] = try self.words(words, line: number)
      return
    }
    if key == "case" {
      cases.append(BadInputCase(name: value, line: number))
      return
    }
    guard var current = cases.popLast() else { throw Mistake(line: number, text: line) }
    switch key {
    case "args": current.arguments = try words(value, line: number)
    case "file":
      current.files.append((value, Data()))
      isInput = false
    case "|":
      let text = trimmed.dropFirst(trimmed.hasPrefix("| ") ? 2 : 1) + "\n"
      if isInput {
        current.input += text
      } else if current.files.isEmpty {
        throw Mistake(line: number, text: line)
      } else {
        current.files[current.files.count - 1].content += Data(text.utf8)
      }
    case "input":
      isInput = true
    case "bytes":
      let (name, digits) = Self.split(value)
      current.files.append(
        (name, Data(digits.split(separator: " ").compactMap { UInt8($0, radix: 16) })))
    case "fill":
      let (name, rest) = Self.split(value)
      let (count, text) = Self.split(rest)
      current.files.append((name, Data(String(repeating: text, count: Int(count) ?? 0).utf8)))
    case "folder": current.folders.append(value)
    case "mode":
      let (name, mode) = Self.split(value)
      current.modes.append((name, Int(mode, radix: 8) ?? 0))
      current.needsUser = true
    case "output": current.output = value
    case "exit": current.exit = Int(value)
    case "says": current.says.append(value)
    case "quiet": current.isQuiet = true
    default: throw Mistake(line: number, text: line)
    }
    cases.append(current)
  }

  private static func split(_ text: String) -> (String, String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    return (
      String(parts.first ?? ""),
      parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    )
  }

  /// The words between blanks; `'…'` keeps blanks, and `@COUNT*TEXT@` is the text that many times.
  private func words(_ text: String, line: Int) throws -> [String] {
    var words: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "'" {
        guard let end = rest.dropFirst().firstIndex(of: "'") else {
          throw Mistake(line: line, text: text)
        }
        words.append(String(rest[rest.index(after: rest.startIndex)..<end]))
        rest = rest[rest.index(after: end)...]
      } else {
        words.append(String(rest.prefix { $0 != " " }))
        rest = rest.drop { $0 != " " }
      }
    }
    return try words.flatMap { word in
      if word.hasPrefix("%") {
        guard let known = abbreviations[String(word.dropFirst())] else {
          throw Mistake(line: line, text: text)
        }
        return known
      }
      let parts = word.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 3, let star = parts[1].firstIndex(of: "*"),
        let count = Int(parts[1][..<star])
      else { return [word] }
      let middle = String(repeating: String(parts[1][parts[1].index(after: star)...]), count: count)
      return ["\(parts[0])\(middle)\(parts[2])"]
    }
  }
}

@Suite struct BadInputTests {
  @Test func thereAreEnoughCasesWithNamesOfTheirOwn() {
    let names = BadInputCase.all.map(\.name)
    #expect(names.count >= 150)
    #expect(Set(names).count == names.count)
    for example in BadInputCase.all {
      #expect(example.exit != nil && (example.isQuiet || !example.says.isEmpty), "\(example.name)")
    }
  }

  /// The message is what it should be, nothing is answered, and little time and memory go into it.
  @Test(arguments: BadInputCase.all)
  func isRefused(example: BadInputCase) throws {
    if example.needsUser, getuid() == 0 { return }
    let folder = try TemporaryFolder()
    for name in example.folders {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    for file in example.files {
      try file.content.write(to: folder.url.appendingPathComponent(file.name))
    }
    for (name, mode) in example.modes {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: folder.path(name))
    }
    let before = folder.names
    let output: Run.Stream =
      switch example.output {
      case "": .text("")
      case "closed": .closed
      default: .file(example.output)
      }
    let run = try Run(
      example.arguments, in: folder, input: .text(example.input), output: output, seconds: 30)

    let place: Comment = "bad-input.txt:\(example.line): \(example.name)\n\(run.errors)"
    #expect(run.status == example.exit, place)
    for text in example.says { #expect(run.errors.contains(text), place) }
    if example.isQuiet { #expect(run.errors.isEmpty, place) }
    #expect(run.output.isEmpty, place)
    #expect(run.errors.utf8.count < 4000, place)
    #expect(folder.names == before, place)
    #expect(run.processorTime < (Program.isRelease ? 1 : 10), place)
    #expect(run.memory < 200_000_000, place)
  }
}
