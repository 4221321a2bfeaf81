// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The claims and grids that are compiled in. Their sources are the files of proofs-check/claims and
// proofs-check/grids; a test checks that every file there is listed here.

public import Documents
internal import SoftBestOfN

/// The claims and grids that ship with the program.
public enum Catalogue {
  /// The claim files, in the order of tables.
  public static let claimFiles: [Input] = [
    file("A1", PackageResources.A1_yaml),
    file("A2", PackageResources.A2_yaml),
    file("A3", PackageResources.A3_yaml),
    file("A4", PackageResources.A4_yaml),
    file("A5", PackageResources.A5_yaml),
    file("A6", PackageResources.A6_yaml),
    file("B1", PackageResources.B1_yaml),
    file("B2", PackageResources.B2_yaml),
    file("B3", PackageResources.B3_yaml),
    file("C1", PackageResources.C1_yaml),
    file("C2", PackageResources.C2_yaml),
    file("C3", PackageResources.C3_yaml),
    file("C4", PackageResources.C4_yaml),
    file("C5", PackageResources.C5_yaml),
    file("C6", PackageResources.C6_yaml),
    file("C7", PackageResources.C7_yaml),
    file("C8", PackageResources.C8_yaml),
    file("D1", PackageResources.D1_yaml),
    file("D2", PackageResources.D2_yaml),
    file("D3", PackageResources.D3_yaml),
    file("E0", PackageResources.E0_yaml),
    file("E1", PackageResources.E1_yaml),
    file("E2", PackageResources.E2_yaml),
    file("E3", PackageResources.E3_yaml),
    file("F1", PackageResources.F1_yaml),
    file("F2", PackageResources.F2_yaml),
    file("F3", PackageResources.F3_yaml),
    file("F4", PackageResources.F4_yaml),
    file("H1", PackageResources.H1_yaml),
    file("H2", PackageResources.H2_yaml),
    file("H3", PackageResources.H3_yaml),
    file("H4", PackageResources.H4_yaml),
  ]

  /// The parts of the standard grid: small problems, large n, large alphabets.
  public static let standardGrid = [
    file("standard", PackageResources.standard_yaml),
    file("large-n", PackageResources.large_n_yaml),
    file("large-alphabets", PackageResources.large_alphabets_yaml),
  ]

  /// A small grid of every kind of problem.
  public static let quickGrid = [file("quick", PackageResources.quick_yaml)]

  private static func file(_ name: String, _ bytes: [UInt8]) -> Input {
    Input(name: "\(name).yaml", bytes: bytes)
  }

  /// The claims that ship with the program.
  ///
  /// - Throws: `ClaimFileError` never in a release: a test reads every file.
  public static func claims() throws(ClaimFileError) -> [Claim] {
    var claims: [Claim] = []
    for file in claimFiles { claims.append(try Claim(reading: file)) }
    return claims
  }
}
