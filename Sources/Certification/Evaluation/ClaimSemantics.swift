// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A claim is evaluated in two number systems: certified numbers, which decide inequalities, and exact elements, which
// decide equalities (docs/mathematics.md §1). The walk over the tree is written once (Evaluator.swift); what a number
// is, and what the named quantities are, is said here by the semantics.

internal import ExactArithmetic

/// An expression has no value in a case: 0/0, ∞ − ∞, the logarithm of a negative number, a quantity that the problem
/// lacks. The case is then inapplicable.
struct Undefined: Error, Sendable, Hashable {
  let reason: String
}

/// A number system for the claim language.
///
/// - Shape: laws and vectors have one entry per symbol of the support, in the order of the alphabet.
protocol ClaimSemantics {
  associatedtype Number

  func rational(_ value: Rational) -> Number
  var infinity: Number { get }
  /// A number of which nothing is known, not even whether it exists.
  var open: Number { get }
  /// A number that is a probability: narrowed to [0, 1] where it is known only nearly.
  func probability(_ a: Number) -> Number
  /// Whether a number lies between 0 and 1; nil when that is not decided.
  func isProbability(_ a: Number) -> Bool?
  func negated(_ a: Number) throws(Undefined) -> Number
  func sum(_ a: Number, _ b: Number) throws(Undefined) -> Number
  func product(_ a: Number, _ b: Number) throws(Undefined) -> Number
  func quotient(_ a: Number, _ b: Number) throws(Undefined) -> Number
  func power(_ a: Number, _ b: Number) throws(Undefined) -> Number
  /// log, exp, sqrt, sinh or abs.
  func elementary(_ function: Function, _ a: Number) throws(Undefined) -> Number
  func minimum(_ a: Number, _ b: Number) throws(Undefined) -> Number
  func maximum(_ a: Number, _ b: Number) throws(Undefined) -> Number
  /// Whether the number is 0, known exactly.
  func isZero(_ a: Number) -> Bool
  /// Whether the relation holds; nil when that is not decided.
  func truth(_ a: Number, _ sign: Relation.Sign, _ b: Number) -> Bool?

  /// The number of symbols of the support.
  var symbolCount: Int { get }
  /// The level of each symbol of the support: equal levels weigh the same, greater ones more.
  var supportLevels: [Int] { get }
  /// A named number.
  func number(_ quantity: Quantity) throws(Undefined) -> Number
  /// A named vector or law.
  func vector(_ quantity: Quantity) throws(Undefined) -> [Number]
  /// kl, tv, chi2, hellinger2 of two laws.
  func divergence(_ function: Function, _ p: [Number], _ q: [Number]) throws(Undefined) -> Number
  /// I(x), the convex conjugate of the cumulant generating function of the reward; `isMean`: x is the mean reward of a law,
  /// and so lies within the range of the rewards.
  func legendre(_ x: Number, isMean: Bool) throws(Undefined) -> Number
  /// The least n whose mean reward reaches a number.
  func leastCount(_ x: Number) throws(Undefined) -> Number
  /// The same semantics at a neighbouring case.
  func neighbour(_ neighbour: Neighbour) throws(Undefined) -> Self
}

/// What an expression of the claim language evaluates to.
enum ClaimValue<Number> {
  case number(Number)
  /// One entry per symbol of the support; an entry may be undefined where it is not used (0 times anything in E).
  case vector([Result<Number, Undefined>])
  /// A position in the support.
  case symbol(Int)
  /// Positions in the support.
  case event([Int])
}

extension [Relation] {
  /// Whether all relations hold: false as soon as one is refuted, nil when one is not decided.
  ///
  /// A relation counts where those before it hold: behind one that is not decided, it need not have a value.
  func hold(
    _ truth: (Relation) throws(Undefined) -> Bool?
  ) throws(Undefined) -> Bool? {
    var result: Bool? = true
    for relation in self {
      do throws(Undefined) {
        switch try truth(relation) {
        case false?: return false
        case nil: result = nil
        case true?: break
        }
      } catch {
        if result == nil { return nil }
        throw error
      }
    }
    return result
  }
}
