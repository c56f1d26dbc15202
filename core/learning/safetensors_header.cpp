#include "core/learning/safetensors_header.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

namespace kindred {
namespace {

using Json = nlohmann::json;
using Tensor = SafetensorsHeader::Tensor;

[[noreturn]] void refuse(const std::string& what) {
    throw std::invalid_argument(what);
}

std::uint64_t naturalNumber(const Json& value, const std::string& where) {
    if (!value.is_number_unsigned())
        refuse(where + " is no natural number");
    return value.get<std::uint64_t>();
}

SafetensorsHeader::Type typeOf(const Json& entry, const std::string& name) {
    const auto found = entry.find("dtype");
    if (found != entry.end() && *found == "F32")
        return SafetensorsHeader::Type::Float32;
    if (found != entry.end() && *found == "BF16")
        return SafetensorsHeader::Type::BFloat16;
    refuse("tensor " + name + " is neither F32 nor BF16");
}

std::uint64_t bytesOf(const Tensor& tensor, const std::string& name) {
    constexpr std::uint64_t limit = std::uint64_t{1} << 40;
    std::uint64_t bytes = elementBytes(tensor.type);
    for (const std::int64_t side : tensor.shape) {
        if (side <= 0 || static_cast<std::uint64_t>(side) > limit / bytes)
            refuse("tensor " + name + " has an impossible shape");
        bytes *= static_cast<std::uint64_t>(side);
    }
    return bytes;
}

Tensor parseTensor(const std::string& name, const Json& entry) {
    if (!entry.is_object() || entry.size() != 3 || !entry.contains("shape") ||
        !entry.contains("data_offsets"))
        refuse("tensor " + name + " is not described by dtype, shape and data_offsets");
    Tensor tensor;
    tensor.type = typeOf(entry, name);
    const Json& shape = entry["shape"];
    const Json& offsets = entry["data_offsets"];
    if (!shape.is_array() || shape.size() > 8 || !offsets.is_array() || offsets.size() != 2)
        refuse("tensor " + name + " has a malformed shape or range");
    for (const Json& side : shape) {
        const std::uint64_t value = naturalNumber(side, "a side of tensor " + name);
        tensor.shape.push_back(static_cast<std::int64_t>(std::min<std::uint64_t>(value, INT64_MAX)));
    }
    tensor.begin = naturalNumber(offsets[0], "a range of tensor " + name);
    tensor.end = naturalNumber(offsets[1], "a range of tensor " + name);
    if (tensor.end < tensor.begin || tensor.end - tensor.begin != bytesOf(tensor, name))
        refuse("the range of tensor " + name + " does not fit its shape");
    return tensor;
}

void checkTiling(const SafetensorsHeader& header, std::uint64_t dataBytes) {
    std::set<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (const auto& [name, tensor] : header.tensors)
        ranges.emplace(tensor.begin, tensor.end);
    std::uint64_t covered = 0;
    for (const auto& [begin, end] : ranges) {
        if (begin != covered)
            refuse("the tensors' ranges overlap or leave a gap");
        covered = end;
    }
    if (ranges.size() != header.tensors.size())
        refuse("two tensors share a range");
    if (covered != dataBytes)
        refuse("the file holds " + std::to_string(dataBytes) + " bytes of tensors in place of " +
               std::to_string(covered));
}

/// A later entry of the same name would silently replace the earlier one, so names are watched while parsing.
Json parseJson(std::string_view text) {
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == Json::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second)
            refuse("the header names \"" + value.get<std::string>() + "\" twice");
        if (keys.size() > 4)
            refuse("the header is nested too deeply");
        return true;
    };
    try {
        return Json::parse(text, watch);
    } catch (const nlohmann::json::exception&) {
        refuse("the header is not valid JSON");
    }
}

}  // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes) {
    const Json root = parseJson(json);
    if (!root.is_object())
        refuse("the header is not a JSON object");
    SafetensorsHeader header;
    for (const auto& [name, entry] : root.items()) {
        if (name != "__metadata__") {
            header.tensors.emplace(name, parseTensor(name, entry));
            continue;
        }
        if (!entry.is_object())
            refuse("__metadata__ is not an object");
        for (const auto& [key, value] : entry.items()) {
            if (!value.is_string())
                refuse("metadata entry " + key + " is not a string");
            header.metadata.emplace(key, value.get<std::string>());
        }
    }
    checkTiling(header, dataBytes);
    return header;
}

std::string writeSafetensorsHeader(const SafetensorsHeader& header) {
    nlohmann::ordered_json root;
    root["__metadata__"] = header.metadata;
    std::map<std::uint64_t, std::string> byPlace;
    for (const auto& [name, tensor] : header.tensors)
        byPlace.emplace(tensor.begin, name);
    for (const auto& [begin, name] : byPlace) {
        const Tensor& tensor = header.tensors.at(name);
        root[name] = {{"dtype", tensor.type == SafetensorsHeader::Type::Float32 ? "F32" : "BF16"},
                      {"shape", tensor.shape},
                      {"data_offsets", {tensor.begin, tensor.end}}};
    }
    std::string text = root.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

}  // namespace kindred
