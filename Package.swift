// swift-tools-version: 6.1
import PackageDescription

// Imports point downward only; docs/architecture.md says which way and why.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "softbon",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ExactArithmetic", targets: ["ExactArithmetic"]),
    .library(name: "Enclosures", targets: ["Enclosures"]),
    .library(name: "SoftBestOfN", targets: ["SoftBestOfN"]),
    .library(name: "Blocks", targets: ["Blocks"]),
    .library(name: "Rates", targets: ["Rates"]),
    .library(name: "Certification", targets: ["Certification"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Documents", targets: ["Documents"]),
    .library(name: "ProblemInput", targets: ["ProblemInput"]),
    .library(name: "Golden", targets: ["Golden"]),
    .executable(name: "softbon", targets: ["softbon"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .systemLibrary(
      name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),

    .target(name: "ExactArithmetic", dependencies: ["CGMP"], swiftSettings: strict),
    .target(
      name: "Enclosures", dependencies: ["CGMP", "CMPFR", "ExactArithmetic"], swiftSettings: strict
    ),
    .target(
      name: "SoftBestOfN", dependencies: ["CGMP", "CMPFR", "ExactArithmetic", "Enclosures"],
      swiftSettings: strict),
    .target(
      name: "Blocks", dependencies: ["ExactArithmetic", "Enclosures", "SoftBestOfN"],
      swiftSettings: strict),
    .target(
      name: "Rates", dependencies: ["ExactArithmetic", "Enclosures", "SoftBestOfN"],
      swiftSettings: strict),
    .target(name: "Tables", dependencies: [], swiftSettings: strict),
    .target(
      name: "Documents", dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Certification",
      dependencies: [
        "ExactArithmetic", "Enclosures", "SoftBestOfN", "Blocks", "Documents", "ProblemInput",
      ],
      resources: [.embedInCode("claims"), .embedInCode("grids")],
      swiftSettings: strict),
    .target(
      name: "ProblemInput",
      dependencies: ["ExactArithmetic", "SoftBestOfN", "Blocks", "Documents"],
      swiftSettings: strict),
    .target(
      name: "Golden",
      dependencies: ["ExactArithmetic", "Enclosures", "SoftBestOfN", "Documents"],
      swiftSettings: strict),
    .executableTarget(
      name: "softbon",
      dependencies: [
        "ExactArithmetic", "Enclosures", "SoftBestOfN", "Rates", "Blocks", "Certification",
        "Tables",
        "Documents", "ProblemInput", "Golden",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Seeded generators, biased samples and oracles for every test target; not a product.
    .target(
      name: "TestSupport", dependencies: ["Enclosures", "ExactArithmetic"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ExactArithmeticTests", dependencies: ["ExactArithmetic", "Enclosures", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "EnclosuresTests",
      dependencies: ["CMPFR", "Enclosures", "ExactArithmetic", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SoftBestOfNTests",
      dependencies: ["CMPFR", "SoftBestOfN", "Enclosures", "ExactArithmetic", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BlocksTests",
      dependencies: ["Blocks", "SoftBestOfN", "Enclosures", "ExactArithmetic", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RatesTests",
      dependencies: [
        "Rates", "Certification", "SoftBestOfN", "Enclosures", "ExactArithmetic", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CertificationTests",
      dependencies: [
        "Blocks", "Certification", "Documents", "SoftBestOfN", "Enclosures", "ExactArithmetic",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Documents"], swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "Golden", "SoftBestOfN", "Enclosures", "ExactArithmetic", "Documents", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ProblemInputTests",
      dependencies: ["ProblemInput", "SoftBestOfN", "ExactArithmetic", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["softbon", "Documents", "ExactArithmetic"],
      exclude: ["bad-input.txt", "run-limited.py"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
