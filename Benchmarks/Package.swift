// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nothing that is only measured against enters the package softbon.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "softbon", path: "..")],
  targets: [
    .systemLibrary(
      name: "SystemMPFR", path: "mpfr", pkgConfig: "mpfr",
      providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),
    .target(
      name: "CReference", dependencies: ["SystemMPFR"], path: "reference",
      exclude: ["Makefile", "cases", "main.c"],
      sources: ["enumer.c", "plan.c", "numbers.c", "trapezoid.c", "moments.c"],
      // clock_gettime and the thread's clock come from POSIX.
      cSettings: [.define("_POSIX_C_SOURCE", to: "200809L", .when(platforms: [.linux]))]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CReference",
        .product(name: "ExactArithmetic", package: "softbon"),
        .product(name: "Enclosures", package: "softbon"),
        .product(name: "SoftBestOfN", package: "softbon"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
