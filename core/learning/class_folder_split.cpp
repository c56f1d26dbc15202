#include "core/learning/class_folder_split.h"

#include <algorithm>
#include <map>
#include <random>
#include <string_view>
#include <utility>

#include "core/base/error.h"

namespace kindred {
namespace {

constexpr std::size_t testShare = 5;

using PathsByClass = std::map<std::string, std::vector<std::string>>;

std::string firstFolder(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

/// Groups paths by the folder after `prefix`; pictures that lie in no class folder are left out.
PathsByClass groupByClass(const std::vector<std::string>& paths, const std::string& prefix) {
    PathsByClass groups;
    for (const std::string& path : paths) {
        if (!path.starts_with(prefix))
            continue;
        const std::string name = firstFolder(std::string_view(path).substr(prefix.size()));
        if (!name.empty())
            groups[name].push_back(path);
    }
    return groups;
}

void append(std::vector<ClassFile>& files, const std::vector<std::string>& paths, std::size_t label) {
    for (const std::string& path : paths)
        files.push_back({path, static_cast<std::int32_t>(label)});
}

/// Fisher-Yates by hand: std::shuffle may differ between standard libraries, and a split must not.
void shuffle(std::vector<std::string>& paths, std::mt19937_64& random) {
    for (std::size_t i = paths.size(); i > 1; --i)
        std::swap(paths[i - 1], paths[random() % i]);
}

ClassFolders takeGivenSplit(const std::vector<std::string>& paths) {
    const PathsByClass training = groupByClass(paths, "train/");
    const PathsByClass test = groupByClass(paths, "test/");
    if (training.empty() || test.empty()) {
        const std::string missing = training.empty() ? "train" : "test";
        throw Error(ErrorCategory::DataSet, "dataset-incomplete", {missing},
                    "The data set is incomplete: it has no pictures in class folders below \"" + missing +
                        "/\"; add them, or put the class folders side by side without train/ and test/.");
    }
    ClassFolders folders;
    for (const auto& entry : training)
        folders.classes.push_back(entry.first);
    for (const auto& entry : test)
        if (!training.contains(entry.first))
            folders.classes.push_back(entry.first);
    std::sort(folders.classes.begin(), folders.classes.end());
    for (std::size_t label = 0; label < folders.classes.size(); ++label) {
        if (const auto found = training.find(folders.classes[label]); found != training.end())
            append(folders.training, found->second, label);
        if (const auto found = test.find(folders.classes[label]); found != test.end())
            append(folders.test, found->second, label);
    }
    return folders;
}

ClassFolders drawSplit(const std::vector<std::string>& paths, std::uint64_t seed) {
    ClassFolders folders;
    for (auto& [name, members] : groupByClass(paths, "")) {
        const std::size_t label = folders.classes.size();
        folders.classes.push_back(name);
        std::vector<std::string> shuffled = members;
        std::mt19937_64 random(seed);
        shuffle(shuffled, random);
        for (std::size_t i = 0; i < shuffled.size(); ++i) {
            const bool isTest = i % testShare == testShare - 1;
            (isTest ? folders.test : folders.training)
                .push_back({shuffled[i], static_cast<std::int32_t>(label)});
        }
    }
    return folders;
}

}  // namespace

ClassFolders splitClassFolders(std::vector<std::string> relativePaths, std::uint64_t seed) {
    std::sort(relativePaths.begin(), relativePaths.end());
    const auto hasFolder = [&](std::string_view name) {
        return std::any_of(relativePaths.begin(), relativePaths.end(),
                           [&](const std::string& path) { return path.starts_with(name); });
    };
    ClassFolders folders = hasFolder("train/") || hasFolder("test/") ? takeGivenSplit(relativePaths)
                                                                     : drawSplit(relativePaths, seed);
    if (folders.classes.size() < 2)
        throw Error(ErrorCategory::DataSet, "dataset-without-classes", {},
                    "The data set needs a folder of pictures for each of at least two classes.");
    return folders;
}

}  // namespace kindred
