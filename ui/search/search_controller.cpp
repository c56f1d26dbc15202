#include "ui/search/search_controller.h"

#include <algorithm>
#include <chrono>
#include <span>

#include "core/engine/encode_pictures.h"
#include "core/engine/model_catalog.h"
#include "ui/common/picture_image.h"

namespace kindred {

namespace {

constexpr int previewSide = 256;

std::span<const std::byte> bytesOf(const QByteArray& array) {
    return std::as_bytes(std::span(array.constData(), static_cast<std::size_t>(array.size())));
}

/// Runs on a worker thread.
std::variant<QueryPicture, DecodeFailure> read(const Query& query, const std::filesystem::path& model,
                                               bool codeWillDo, Services& services) {
    const bool inMemory = query.file.empty();
    QueryPicture picture;
    picture.name = query.name;
    const auto preview = inMemory ? loadPreview(bytesOf(query.bytes), previewSide, services)
                                  : loadPreview(query.file, previewSide, services);
    if (const auto* decoded = std::get_if<DecodedPicture>(&preview)) {
        picture.preview = toImage(decoded->pixels);
        picture.width = decoded->metadata.width;
        picture.height = decoded->metadata.height;
    } else if (!query.code || !codeWillDo) {
        return std::get<DecodeFailure>(preview);
    }
    if (query.code && codeWillDo) {
        picture.looksFor.code = *query.code;
        return picture;
    }
    auto encoded = inMemory ? encodeBytes(bytesOf(query.bytes), model, services)
                            : encodeFile(query.file, model, services);
    if (const auto* failure = std::get_if<DecodeFailure>(&encoded))
        return *failure;
    const auto& result = std::get<EncodedPicture>(encoded);
    picture.looksFor = {result.code, result.activations, result.features};
    picture.label = QString::fromStdString(result.label);
    picture.confidence = result.confidence;
    return picture;
}

/// Every picture of the library, in the order in which they came: all lie within as many bits as a code has.
RankedMatches allPictures(const LibrarySearch& library) {
    const int bits = library.model().bits;
    RankedMatches matches =
        library.search({.code = BinaryCode(bits)}, {.top = {}, .radius = bits}, Ranking::Hamming);
    std::ranges::sort(matches, {}, &RankedMatch::id);
    for (RankedMatch& match : matches)
        match = {match.id, 0, 0};
    return matches;
}

}  // namespace

SearchController::SearchController(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session, &Session::libraryChanged, this, &SearchController::open);
    connect(&session, &Session::libraryContentsChanged, this, [this] { m_library ? search() : open(); });
}

void SearchController::open() {
    const int number = ++m_openNumber;
    m_session.jobs().start<std::shared_ptr<LibrarySearch>>(
        this, {.title = {},
               .work = [library = m_session.library(), model = m_session.model()](
                           const JobContext&) { return std::make_shared<LibrarySearch>(library, model); },
               .done =
                   [this, number](std::shared_ptr<LibrarySearch> library) {
                       if (number == m_openNumber)
                           takeLibrary(std::move(library));
                   },
               .failed =
                   [this, number](const Error& error) {
                       if (number != m_openNumber)
                           return;
                       takeLibrary(nullptr);
                       // A library that is not there yet, or holds nothing yet, is a beginning and no
                       // problem.
                       const bool beginning = error.code() == "library-not-found" ||
                                              (error.code() == "library-without-codes" && !m_session.model());
                       if (beginning)
                           setState(State::Empty, std::nullopt);
                       else
                           setState(State::Failed, SearchProblem{SearchProblem::Place::Library, error});
                   }});
}

void SearchController::setState(State state, std::optional<SearchProblem> problem) {
    m_state = state;
    m_problem = std::move(problem);
    Q_EMIT stateChanged();
}

void SearchController::takeLibrary(std::shared_ptr<LibrarySearch> library) {
    m_library = std::move(library);
    m_matches.clear();
    Q_EMIT resultsChanged();
    if (!m_library)
        return;
    setState(m_library->size() > 0 ? State::Ready : State::Empty, std::nullopt);
    // A code belongs to a model, so with another library the query is read again.
    if (m_query) {
        m_query->code.reset();
        readQuery();
    } else {
        search();
    }
}

void SearchController::setQuery(Query query) {
    m_query = std::move(query);
    m_queryPicture.reset();
    readQuery();
}

void SearchController::clearQuery() {
    ++m_queryNumber;
    m_query.reset();
    m_queryPicture.reset();
    m_reading = false;
    if (m_problem && m_problem->place == SearchProblem::Place::Query)
        setState(State::Ready, std::nullopt);
    Q_EMIT queryChanged();
    search();
}

void SearchController::setLimits(const SearchRequest& limits) {
    m_limits = limits;
    if (m_query)
        search();
}

void SearchController::setRanking(Ranking ranking) {
    if (m_ranking == ranking)
        return;
    m_ranking = ranking;
    // A picture of the library is known by its code alone; to rank by more it is read.
    if (m_query && (!m_queryPicture || !isKnownEnough(*m_queryPicture)))
        readQuery();
    else if (m_query)
        search();
}

bool SearchController::isKnownEnough(const QueryPicture& picture) const {
    switch (m_ranking) {
        case Ranking::Asymmetric:
            return !picture.looksFor.activations.empty();
        case Ranking::Features:
            return !picture.looksFor.features.empty();
        case Ranking::Hamming:
            break;
    }
    return true;
}

std::filesystem::path SearchController::modelFile() const {
    std::filesystem::path file = m_library->model().path;
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return file;
    // The program may have been installed elsewhere since.
    return resolveModel(m_library->model().name, m_session.services().locations.models);
}

void SearchController::readQuery() {
    const int number = ++m_queryNumber;
    m_reading = true;
    Q_EMIT queryChanged();
    if (!m_library)
        return;  // read as soon as there is one
    const auto fail = [this, number](const Error& error) {
        if (number != m_queryNumber)
            return;
        m_reading = false;
        Q_EMIT queryChanged();
        setState(State::Failed, SearchProblem{SearchProblem::Place::Query, error});
    };
    std::filesystem::path model;
    try {
        model = modelFile();
    } catch (const Error& error) {
        fail(error);
        return;
    }
    m_session.jobs().start<Read>(
        this, {.title = {},
               .work = [query = *m_query, model, codeWillDo = m_ranking == Ranking::Hamming,
                        &services = m_session.services()](
                           const JobContext&) { return read(query, model, codeWillDo, services); },
               .done =
                   [this, number, fail](Read result) {
                       if (number != m_queryNumber)
                           return;
                       if (const auto* failure = std::get_if<DecodeFailure>(&result))
                           fail(Error(ErrorCategory::File, failure->code, {}, failure->reason));
                       else
                           takeQuery(std::move(result));
                   },
               .failed = fail});
}

void SearchController::takeQuery(Read read) {
    m_reading = false;
    m_queryPicture = std::get<QueryPicture>(std::move(read));
    setState(State::Ready, std::nullopt);
    Q_EMIT queryChanged();
    search();
}

void SearchController::search() {
    if (!m_library || (m_query && (!m_queryPicture || !isKnownEnough(*m_queryPicture))))
        return;
    if (m_searching) {
        m_searchAgain = true;
        return;
    }
    m_searching = true;
    const auto query = m_queryPicture ? std::optional(m_queryPicture->looksFor) : std::nullopt;
    const auto finish = [this] {
        m_searching = false;
        if (std::exchange(m_searchAgain, false))
            search();
    };
    m_session.jobs().start<Found>(
        this, {.title = {},
               .work =
                   [library = m_library, query, limits = m_limits, ranking = m_ranking](const JobContext&) {
                       library->refresh();
                       const auto start = std::chrono::steady_clock::now();
                       Found found{query ? library->search(*query, limits, ranking) : allPictures(*library)};
                       found.outdated = library->isOutdated();
                       found.seconds =
                           std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                       return found;
                   },
               .done =
                   [this, finish, library = m_library, ranked = query.has_value()](Found found) {
                       // An answer for another library, or for a query that was put or taken since, is of no
                       // use any more.
                       if (library == m_library && ranked == m_queryPicture.has_value()) {
                           m_matches = std::move(found.matches);
                           m_ranked = ranked;
                           m_searchSeconds = found.seconds;
                           if (m_state != State::Ready && library->size() > 0)
                               setState(State::Ready, std::nullopt);
                           Q_EMIT resultsChanged();
                       }
                       finish();
                       if (found.outdated && library == m_library)
                           open();
                   },
               .failed =
                   [this, finish](const Error& error) {
                       setState(State::Failed, SearchProblem{SearchProblem::Place::Library, error});
                       finish();
                   }});
}

}  // namespace kindred
