#include "core/engine/find_duplicates.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <unordered_set>
#include <utility>

#include "core/base/error.h"
#include "core/engine/current_library.h"
#include "core/engine/duplicate_candidates.h"
#include "core/engine/duplicate_grouping.h"
#include "core/engine/picture_look.h"
#include "core/learning/model_file.h"
#include "core/search/parallel_ranges.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

ModelRecord modelOf(const LibraryReader& reader, const std::optional<fs::path>& modelFile) {
    const auto found = modelFile ? reader.findModel(fileSha256(*modelFile)) : reader.defaultModel();
    if (found)
        return *found;
    const std::string name = modelFile ? modelFile->stem().string() : "none";
    throw Error(ErrorCategory::Library, "library-without-codes", {reader.path().string(), name},
                "The library \"" + reader.path().string() + "\" holds no codes of the model \"" + name +
                    "\"; index its folders with this model, or take another one.");
}

/// Files of equal contents, the best first; ordered by the best ones.
using SameContents = std::vector<Candidate*>;

std::vector<SameContents> byContents(std::vector<Candidate>& files) {
    std::vector<Candidate*> sorted(files.size());
    std::ranges::transform(files, sorted.begin(), [](Candidate& file) { return &file; });
    std::ranges::sort(sorted, [](const Candidate* a, const Candidate* b) {
        return a->member.content != b->member.content ? a->member.content < b->member.content
                                                      : isBetterOriginal(a->member, b->member);
    });
    std::vector<SameContents> contents;
    for (Candidate* file : sorted) {
        if (contents.empty() || contents.back().front()->member.content != file->member.content)
            contents.emplace_back();
        contents.back().push_back(file);
    }
    std::ranges::sort(contents, [](const SameContents& a, const SameContents& b) {
        return isBetterOriginal(a.front()->member, b.front()->member);
    });
    return contents;
}

std::uint64_t pairKey(std::uint64_t a, std::uint64_t b) {
    return std::min(a, b) << 32U | std::max(a, b);
}

/// The verdicts, by the places of their contents.
std::unordered_set<std::uint64_t> placesOf(const std::vector<NotSamePair>& verdicts,
                                           const std::vector<SameContents>& contents) {
    std::unordered_set<std::uint64_t> places;
    if (verdicts.empty())
        return places;
    std::vector<std::pair<ContentKey, std::uint64_t>> byKey;
    for (std::size_t i = 0; i < contents.size(); ++i)
        byKey.emplace_back(contents[i].front()->member.content, i);
    std::ranges::sort(byKey);
    const auto find = [&](const ContentKey& key) -> std::optional<std::uint64_t> {
        const auto found = std::ranges::lower_bound(byKey, key, {}, &decltype(byKey)::value_type::first);
        return found != byKey.end() && found->first == key ? std::optional(found->second) : std::nullopt;
    };
    for (const NotSamePair& verdict : verdicts) {
        const auto first = find(verdict.first);
        const auto second = find(verdict.second);
        if (first && second)
            places.insert(pairKey(*first, *second));
    }
    return places;
}

std::vector<DuplicateGroup> gather(const std::vector<SameContents>& contents,
                                   const std::vector<Membership>& memberships) {
    std::vector<DuplicateGroup> groups(contents.size());
    // Originals come before those that join them, so that each is the first of its group.
    for (std::size_t i = 0; i < contents.size(); ++i)
        for (Candidate* file : contents[i])
            groups[memberships[i].original].members.push_back(std::move(file->member));
    std::erase_if(groups, [](const DuplicateGroup& group) { return group.members.size() < 2; });
    for (DuplicateGroup& group : groups)
        setOriginal(group, 0);
    std::ranges::sort(groups, [](const DuplicateGroup& a, const DuplicateGroup& b) {
        return a.bytesToWin != b.bytesToWin ? a.bytesToWin > b.bytesToWin
                                            : a.members.front().id < b.members.front().id;
    });
    return groups;
}

/// Contents that share their code with others, or have others near: all whose look matters.
std::vector<std::uint32_t> notAlone(const GroupingInput& input) {
    std::vector<std::uint32_t> contentsOfCode(input.codeCount);
    for (const std::uint32_t code : input.codes)
        ++contentsOfCode[code];
    std::vector<bool> isNear(input.codeCount);
    for (const ClosePair& pair : input.pairs)
        isNear[pair.first] = isNear[pair.second] = true;
    std::vector<std::uint32_t> contents;
    for (std::uint32_t i = 0; i < input.codes.size(); ++i)
        if (contentsOfCode[input.codes[i]] > 1 || isNear[input.codes[i]])
            contents.push_back(i);
    return contents;
}

using Looks = std::vector<std::unique_ptr<PictureLook>>;

/// The looks of contents, null where they were not needed or cannot be shown; nothing where it was stopped.
std::optional<Looks> lookAt(const std::vector<SameContents>& contents, const GroupingInput& input,
                            const DuplicatesRequest& request, const JobContext& context) {
    Looks looks(contents.size());
    if (!request.look)
        return looks;
    const auto wanted = notAlone(input);
    std::atomic<std::size_t> next = 0;
    const auto work = [&](std::size_t, std::size_t, std::size_t) {
        for (std::size_t i = next++; i < wanted.size() && context.proceed(); i = next++) {
            context.report({"looking", i, wanted.size(), {}});
            const auto image = request.look(contents[wanted[i]].front()->member);
            if (image && image->width > 0 && image->height > 0)
                looks[wanted[i]] = std::make_unique<PictureLook>(lookOf(*image));
        }
    };
    const std::size_t threads = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
    inParallelRanges(threads, threads, work);
    return context.proceed() ? std::optional(std::move(looks)) : std::nullopt;
}

std::optional<std::vector<DuplicateGroup>> group(DuplicateCandidates candidates,
                                                 const std::vector<NotSamePair>& verdicts,
                                                 const DuplicatesRequest& request,
                                                 const JobContext& context) {
    const auto contents = byContents(candidates.files);
    const auto notSame = placesOf(verdicts, contents);
    GroupingInput input;
    for (const SameContents& same : contents)
        input.codes.push_back(same.front()->code);
    input.codeCount = candidates.codeCount;
    input.pairs = candidates.pairs;
    const auto looks = lookAt(contents, input, request, context);
    if (!looks)
        return std::nullopt;
    input.mayJoin = [&](std::uint32_t original, std::uint32_t other) {
        if (!notSame.empty() && notSame.contains(pairKey(original, other)))
            return false;
        const auto& first = (*looks)[original];
        const auto& second = (*looks)[other];
        return !request.look || (first && second && looksSame(*first, *second));
    };
    const auto memberships = groupAroundOriginals(input, context);
    return memberships ? std::optional(gather(contents, *memberships)) : std::nullopt;
}

}  // namespace

int defaultDuplicateRadius(int bits, bool looks) {
    return std::max(1, bits / (looks ? 8 : 24));
}

DuplicatesReport findDuplicates(const DuplicatesRequest& request, const JobContext& context) {
    const auto start = std::chrono::steady_clock::now();
    const LibraryReader reader = openCurrentLibrary(request.library);
    const ModelRecord model = modelOf(reader, request.model);
    DuplicatesReport report;
    report.model = model.name;
    report.bits = model.bits;
    report.radius = std::clamp(
        request.radius.value_or(defaultDuplicateRadius(model.bits, request.look != nullptr)), 0, model.bits);
    report.looked = request.look != nullptr;
    std::optional<DuplicateCandidates> candidates;
    for (bool isTooWide = true; isTooWide;) {
        try {
            candidates = findCandidates(reader, model, report.radius, request.mostPairs, context);
            isTooWide = false;
        } catch (const Error& error) {
            if (request.radius || error.code() != "radius-too-wide")
                throw;
            --report.radius;
        }
    }
    std::optional<std::vector<DuplicateGroup>> groups;
    if (candidates) {
        report.pictures = candidates->pictures;
        groups = group(std::move(*candidates), reader.notSame(), request, context);
    }
    report.stopped = !groups;
    report.groups = std::move(groups).value_or(std::vector<DuplicateGroup>{});
    for (const DuplicateGroup& found : report.groups)
        report.bytesToWin += found.bytesToWin;
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

void setNotSame(const fs::path& library, std::span<const NotSamePair> pairs, bool notSame) {
    const LibraryReader existing(library);  // a writer would make a library that is not there
    LibraryWriter writer(library);
    for (const NotSamePair& pair : pairs)
        writer.setNotSame(pair.first, pair.second, notSame);
    writer.commit();
}

void markOriginal(const fs::path& library, std::span<const ContentKey> marked,
                  std::span<const ContentKey> unmarked) {
    const LibraryReader existing(library);
    LibraryWriter writer(library);
    for (const ContentKey& content : unmarked)
        writer.setMark(content, MarkKind::Original, false);
    for (const ContentKey& content : marked)
        writer.setMark(content, MarkKind::Original, true);
    writer.commit();
}

}  // namespace kindred
