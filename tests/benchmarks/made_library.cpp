#include "tests/benchmarks/made_library.h"

#include <cstddef>
#include <random>
#include <string>

#include "core/store/library_writer.h"

namespace kindred {
namespace {

constexpr int bits = 64;

ContentRecord someContent(std::mt19937_64& random) {
    ContentRecord content;
    for (std::byte& byte : content.hash)
        byte = static_cast<std::byte>(random());
    content.size = 2'000'000 + random() % 1'000'000;
    content.width = 4032;
    content.height = 3024;
    content.format = "jpeg";
    content.taken = "2024-05-31T14:02:11";
    return content;
}

BinaryCode someCode(std::mt19937_64& random) {
    BinaryCode code(bits);
    const std::uint64_t word = random();
    for (int i = 0; i < bits; ++i)
        code.setBit(i, (word >> i) & 1);
    return code;
}

std::vector<float> someFeatures(std::mt19937_64& random) {
    std::uniform_real_distribution<float> values(0, 2);
    std::vector<float> features(madeFeatureCount);
    for (float& feature : features)
        feature = values(random);
    return features;
}

FileRecord someFile(RootId root, ContentId content, unsigned number) {
    FileRecord file;
    file.root = root;
    file.relativePath =
        std::to_string(2000 + number / 50'000) + "/IMG_" + std::to_string(10'000'000 + number) + ".jpg";
    file.size = 2'345'678;
    file.modifiedNs = 1'717'164'131'000'000'001 + number;
    file.content = content;
    return file;
}

}  // namespace

std::vector<PictureId> makeLibrary(const std::filesystem::path& library, unsigned pictures) {
    LibraryWriter writer(library);
    const RootId root = writer.addRoot("/home/somebody/Pictures");
    const ModelId model = writer.addModel({.id = {},
                                           .sha256 = std::string(64, 'a'),
                                           .name = "everyday-64",
                                           .path = "/usr/share/kindred/models/everyday-64.safetensors",
                                           .bits = bits,
                                           .pictures = 0});
    writer.setDefaultModel(model);
    std::mt19937_64 random(1);
    std::vector<PictureId> ids;
    for (unsigned i = 0; i < pictures; ++i) {
        const ContentId content = writer.addContent(someContent(random));
        writer.setCode(content, model, someCode(random));
        writer.setFeatures(content, model, someFeatures(random));
        ids.push_back(writer.putFile(someFile(root, content, i)));
        writer.commitIfDue();
    }
    return ids;
}

}  // namespace kindred
