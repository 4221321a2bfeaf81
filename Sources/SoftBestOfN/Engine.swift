// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the engines have in common: how they are named, what limits them, what they return.

public import Enclosures
public import ExactArithmetic

/// The ways of computing P_n.
public enum Engine: String, Sendable, Hashable, CaseIterable {
  /// The cheapest engine that applies.
  case auto
  /// Exact rationals, for rational weights.
  case exact
  /// Enclosures by enumeration over multinomial compositions.
  case enumeration
  /// Enclosures by certified integration of the Laplace form, for every alphabet and every n.
  case laplace
  /// Enclosures by the expansion in central moments, for large n.
  case moments
  /// Enclosures by the double exponential rule for the same integral, in interval arithmetic: slow, for checking.
  case doubleExponential = "double-exponential"
}

/// What bounds the effort of an engine; none of it changes a result.
public struct EngineOptions: Sendable {
  /// The engine that is asked for.
  public var engine: Engine = .auto
  /// Enumeration refuses more compositions than this, and integration more nodes times letters.
  public var maximumTerms: Integer = 100_000_000
  /// The number of threads, at least 1. Results are the same for every number.
  public var jobs: Int = 1
  /// Asked now and then; true stops the computation with `EngineError.interrupted`.
  public var isInterrupted: @Sendable () -> Bool = { false }

  /// The defaults: automatic choice, 10^8 terms, one thread.
  public init() {}
}

/// Why an engine did not compute a law.
public enum EngineError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The exact engine was asked for a law that is not rational.
  case notRational
  /// Enumeration would need more terms than allowed.
  case tooManyTerms(needed: Integer, allowed: Integer)
  /// The laplace engine would need more nodes times letters than allowed, because the weights span very much.
  case tooManyNodes(needed: Integer, allowed: Integer)
  /// The remainder of the expansion in moments does not come below a relative 2^(−bits).
  case expansionTooShort(bits: Int)
  /// The weights span more than the laplace engine can hold.
  case weightsSpanTooMuch
  /// The computation was interrupted.
  case interrupted

  /// The message: what is wrong and what to do.
  public var description: String {
    switch self {
    case .notRational:
      "the exact engine needs rational weights: exp(reward/lambda) is irrational unless the rewards are equal,"
        + " n is 1, or lambda is 0 or inf (give --weights, or use --engine enumeration)"
    case .tooManyTerms(let needed, let allowed):
      "enumeration needs \(needed.abbreviated) terms, more than --max-terms \(allowed.abbreviated) allows"
        + " (raise --max-terms, lower n, or use the laplace engine, whose cost does not grow with n)"
    case .tooManyNodes(let needed, let allowed):
      "the laplace engine needs \(needed.abbreviated) terms (nodes times letters), more than --max-terms"
        + " \(allowed.abbreviated) allows, because the weights span very much (raise --max-terms or lambda, lower"
        + " --digits, or use --engine enumeration for a small n and few symbols)"
    case .expansionTooShort(let bits):
      "the expansion in moments does not reach \(bits) bits here: it needs a large n and no symbol that is both rare"
        + " and heavy (lower --digits, raise n, or use --engine laplace)"
    case .weightsSpanTooMuch:
      "the weights span too much for the laplace engine: more than about e^(10^8)"
        + " (raise lambda, or use --engine enumeration for a small n and few symbols)"
    case .interrupted: "interrupted"
    }
  }
}

extension Integer {
  /// The value as text, as a power of ten when it is long, for messages.
  public var abbreviated: String {
    bitWidth <= 100 ? description : "about \(Rational(self).decimal(digits: 3, rounded: .down))"
  }
}

/// P_n on the levels of a problem.
public struct LevelLaw: Sendable {
  /// The engine that computed it.
  public let engine: Engine
  /// P_n of each level.
  public let probabilities: [CertifiedNumber]
}
