#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kindred {

/// A picture file of a data set of class folders, not decoded yet.
struct ClassFile {
    std::string relativePath;  ///< below the data set's folder, '/' between
    std::int32_t label = 0;    ///< index into ClassFolders::classes
};

struct ClassFolders {
    std::vector<std::string> classes;  ///< sorted by name
    std::vector<ClassFile> training;
    std::vector<ClassFile> test;
};

/// Sorts picture paths ("CLASS/a.png", or "train/CLASS/a.png" and "test/CLASS/b.png") into classes and
/// splits. Without `train/` and `test/`, every fifth picture of a class, by path order shuffled with `seed`,
/// is test. The result depends on the set of paths and the seed alone. Throws
/// Error("dataset-without-classes") if fewer than two classes have pictures, Error("dataset-incomplete") if
/// only one of `train/` and `test/` is there.
ClassFolders splitClassFolders(std::vector<std::string> relativePaths, std::uint64_t seed);

}  // namespace kindred
