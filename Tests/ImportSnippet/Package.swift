// swift-tools-version: 6.1
import PackageDescription

// A package from outside that uses every library product of softbon, as a reader of the README would.
let package = Package(
  name: "ImportSnippet",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "softbon", path: "../..")],
  targets: [
    .executableTarget(
      name: "ImportSnippet",
      dependencies: [
        .product(name: "ExactArithmetic", package: "softbon"),
        .product(name: "Enclosures", package: "softbon"),
        .product(name: "SoftBestOfN", package: "softbon"),
        .product(name: "Blocks", package: "softbon"),
        .product(name: "Rates", package: "softbon"),
        .product(name: "Certification", package: "softbon"),
        .product(name: "Tables", package: "softbon"),
        .product(name: "Documents", package: "softbon"),
        .product(name: "ProblemInput", package: "softbon"),
        .product(name: "Golden", package: "softbon"),
      ])
  ]
)
