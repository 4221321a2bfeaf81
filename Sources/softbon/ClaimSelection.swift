// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Certification
import Documents
import Foundation

/// Which claims a command checks.
struct ClaimOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: .init(
      "A directory of claim files (YAML or JSON) in place of the catalogue.", valueName: "dir"))
  var claims: String?

  /// All claims of the directory, or those that are compiled in.
  func read() throws -> [Claim] {
    guard let claims else { return try reportingClaims { try Catalogue.claims() } }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: claims)
    } catch {
      throw Failure(
        .data, "--claims: cannot read the directory '\(claims)'; give one that holds claim files")
    }
    let files = names.filter {
      $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".json")
    }
    for name in files {
      let type = try? FileManager.default.attributesOfItem(atPath: claims + "/" + name)[.type]
      if let type = type as? FileAttributeType, type != .typeRegular, type != .typeSymbolicLink {
        throw Failure(.data, "--claims: '\(claims)/\(name)' is not a file")
      }
    }
    if files.isEmpty {
      throw Failure(.data, "--claims: there is no .yaml, .yml or .json file in '\(claims)'")
    }
    var result: [Claim] = []
    for name in files.sorted() {
      let claim = try reportingClaims {
        do {
          return try Claim(reading: try readInput(path: claims + "/" + name))
        } catch let error as InputError {
          throw Failure(.data, error.description)
        }
      }
      let labels = Set(result.flatMap { [$0.label] + $0.statements.map(\.label) })
      if let taken = ([claim.label] + claim.statements.map(\.label)).first(where: labels.contains) {
        throw Failure(.data, "\(claims)/\(name): the label \(taken) is taken by another file")
      }
      result.append(claim)
    }
    return result
  }

  /// The statements with the given labels, in the order of the catalogue; all of them for no label. A claim's label
  /// stands for all of its statements.
  func statements(labelled labels: [String]) throws -> (
    claims: [Claim], statements: [CheckedStatement]
  ) {
    let claims = try read()
    let all = claims.flatMap(\.checked)
    if labels.isEmpty { return (claims, all) }
    for label in labels where !all.contains(where: { $0.label == label || $0.claim == label }) {
      let known = claims.map(\.label).joined(separator: ", ")
      let near =
        nearestName(to: label, in: claims.map(\.label)).map { "; did you mean \($0)?" } ?? ""
      throw Failure(.usage, "there is no claim '\(label)'\(near) (the claims are \(known))")
    }
    return (claims, all.filter { labels.contains($0.label) || labels.contains($0.claim) })
  }
}

/// Turns mistakes in claim files into exit code 65.
func reportingClaims<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ClaimFileError {
    throw Failure(.data, error.description)
  } catch let error as GridFileError {
    throw Failure(.data, error.description)
  }
}
