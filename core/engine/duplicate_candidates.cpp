#include "core/engine/duplicate_candidates.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/engine/picture_details.h"
#include "core/search/code_directory.h"
#include "core/store/library_reader.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

std::optional<FilePlace> placeOf(const fs::path& path) {
    struct stat file {};
    struct stat link {};
    if (::stat(path.c_str(), &file) != 0 || ::lstat(path.c_str(), &link) != 0)
        return std::nullopt;
    return FilePlace{file.st_dev, file.st_ino, file.st_nlink, S_ISLNK(link.st_mode)};
}

bool findPairs(const CodeTable& codes, int radius, std::size_t mostPairs, const JobContext& context,
               std::vector<ClosePair>& pairs) {
    if (radius == 0)
        return context.proceed();
    const auto take = [&](std::span<const ClosePair> found) {
        if (pairs.size() + found.size() > mostPairs)
            throw Error(
                ErrorCategory::Usage, "radius-too-wide", {std::to_string(radius)},
                "Within " + std::to_string(radius) +
                    " bits there are too many pairs of pictures to look at; choose a smaller radius.");
        pairs.insert(pairs.end(), found.begin(), found.end());
    };
    const int threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
    return findClosePairs(codes, radius, threads, take, context);
}

struct CodedPicture {
    PictureId id{};
    std::uint32_t code = 0;
};

/// Those whose code is not theirs alone, or near another; ordered by id.
std::vector<CodedPicture> notAlone(const CodeTable& table, const CodeDirectory& directory,
                                   const std::vector<ClosePair>& pairs) {
    std::vector<bool> isNear(directory.size());
    for (const ClosePair& pair : pairs)
        isNear[pair.first] = isNear[pair.second] = true;
    std::vector<CodedPicture> pictures;
    for (std::uint32_t code = 0; code < directory.size(); ++code) {
        const auto rows = directory.rows(code);
        if (rows.size() > 1 || isNear[code])
            for (const std::uint32_t row : rows)
                pictures.push_back({table.id(row), code});
    }
    std::ranges::sort(pictures, {}, &CodedPicture::id);
    return pictures;
}

class Describer {
public:
    Describer(const LibraryReader& reader, const CodeDirectory& directory)
        : m_reader(reader), m_directory(directory), m_marked(reader.marked(MarkKind::Original)) {
        for (const RootRecord& root : reader.roots())
            m_roots[root.id] = root.path;
    }

    /// Adds those that are on the disk now.
    void describe(std::span<const CodedPicture> pictures, std::vector<Candidate>& files) const {
        std::vector<PictureId> ids(pictures.size());
        std::ranges::transform(pictures, ids.begin(), &CodedPicture::id);
        auto coded = pictures.begin();
        for (PictureRecord& record : m_reader.pictures(ids)) {
            while (coded->id != record.file.id)
                ++coded;
            if (auto member = memberOf(std::move(record), m_directory.codes().code(coded->code)))
                files.push_back({std::move(*member), coded->code});
        }
    }

private:
    std::optional<DuplicateMember> memberOf(PictureRecord record, const BinaryCode& code) const {
        const auto root = m_roots.find(record.file.root);
        if (root == m_roots.end())
            return std::nullopt;
        DuplicateMember member;
        member.path = root->second / record.file.relativePath;
        const auto place = placeOf(member.path);
        if (!place)
            return std::nullopt;
        member.id = record.file.id;
        member.size = record.file.size;
        member.modifiedNs = record.file.modifiedNs;
        member.width = record.content.width;
        member.height = record.content.height;
        member.content = record.content.key();
        member.contentKey = contentKeyText(member.content);
        member.format = std::move(record.content.format);
        member.taken = std::move(record.content.taken);
        member.code = code;
        member.place = *place;
        member.marked = std::ranges::binary_search(m_marked, member.content);
        return member;
    }

    const LibraryReader& m_reader;
    const CodeDirectory& m_directory;
    std::vector<ContentKey> m_marked;
    std::map<RootId, fs::path> m_roots;
};

}  // namespace

std::optional<DuplicateCandidates> findCandidates(const LibraryReader& reader, const ModelRecord& model,
                                                  int radius, std::size_t mostPairs,
                                                  const JobContext& context) {
    const CodeTable table(reader.codes(model.id).packed);
    const auto directory = CodeDirectory::build(table, table.size());
    DuplicateCandidates candidates;
    candidates.pictures = table.size();
    candidates.codeCount = directory->size();
    if (!findPairs(directory->codes(), radius, mostPairs, context, candidates.pairs))
        return std::nullopt;

    const auto pictures = notAlone(table, *directory, candidates.pairs);
    const Describer describer(reader, *directory);
    constexpr std::size_t portion = 1024;
    for (std::size_t first = 0; first < pictures.size(); first += portion) {
        context.report({"grouping", first, pictures.size(), {}});
        if (!context.proceed())
            return std::nullopt;
        describer.describe(std::span(pictures).subspan(first, std::min(portion, pictures.size() - first)),
                           candidates.files);
    }
    return candidates;
}

}  // namespace kindred
