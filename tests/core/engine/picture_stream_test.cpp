#include "core/engine/picture_stream.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <stdexcept>

#include "core/engine/encode_pictures.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class PictureStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_model = *m_folder / "model.safetensors";
        writeFakeModel(m_model);
        m_services = fakeServices(m_encoded);
        m_seen.clear();
        m_encoded = 0;
    }

    void manyPicturesEachGetTheirOwnCodeInTheirOrder() {
        std::vector<fs::path> files;
        for (int i = 0; i < 150; ++i)
            files.push_back(paint(std::to_string(i) + ".png", QColor((i * 37) % 256, (i * 91) % 256, i)));
        const StreamEnds ends{.decode = [&](std::size_t i) { return decoded(files[i]); },
                              .consume =
                                  [&](StreamedPicture&& picture) {
                                      m_seen.push_back(picture.index);
                                      const auto alone = std::get<EncodedPicture>(
                                          encodeFile(files[picture.index], m_model, *m_services));
                                      const auto& encoded = std::get<EncodedPicture>(picture.outcome);
                                      QCOMPARE(encoded.code, alone.code);
                                      QVERIFY(encoded.features == alone.features);
                                      QCOMPARE(picture.metadata.width, 32);
                                  }};
        run(files.size(), ends);
        QCOMPARE(m_seen, upTo(files.size()));
    }

    void failuresAndWhatNeedsNothingKeepTheirPlaces() {
        const fs::path file = paint("a.png", Qt::red);
        const StreamEnds ends{.decode = [&](std::size_t i) -> std::optional<DecodeOutcome> {
                                  if (i % 3 == 0)
                                      return std::nullopt;
                                  return i % 3 == 1 ? decoded(file) : DecodeFailure{"damaged", "It is."};
                              },
                              .consume =
                                  [&](StreamedPicture&& picture) {
                                      QCOMPARE(picture.outcome.index(), picture.index % 3);
                                      m_seen.push_back(picture.index);
                                  }};
        run(90, ends);
        QCOMPARE(m_seen, upTo(90));
        QCOMPARE(m_encoded.load(), 30);
    }

    /// The first picture is not ready until all others have been consumed.
    void oneThatTakesLongHoldsNobodyUp() {
        constexpr std::size_t count = 700;  // more than may be ahead of the slow one while it is waited for
        std::promise<void> othersDone;
        std::vector<std::size_t> late;
        const StreamEnds ends{.decode = [&](std::size_t i) -> std::optional<DecodeOutcome> {
                                  if (i == 0)
                                      othersDone.get_future().wait();
                                  return std::nullopt;
                              },
                              .consume =
                                  [&](StreamedPicture&& picture) {
                                      m_seen.push_back(picture.index);
                                      if (m_seen.size() == count - 1)
                                          othersDone.set_value();
                                  },
                              .late = [&](std::size_t i) { late.push_back(i); }};
        run(count, ends);
        QCOMPARE(late, std::vector<std::size_t>{0});
        QCOMPARE(m_seen.back(), 0U);
        m_seen.pop_back();
        m_seen.insert(m_seen.begin(), 0);
        QCOMPARE(m_seen, upTo(count));
    }

    void whoeverConsumesIsNotOverrun() {
        std::atomic<std::size_t> furthest = 0;
        const StreamEnds ends{.decode = [&](std::size_t i) -> std::optional<DecodeOutcome> {
                                  furthest = std::max(furthest.load(), i);
                                  return std::nullopt;
                              },
                              .consume =
                                  [&](StreamedPicture&& picture) {
                                      QVERIFY(furthest <= picture.index + 520);
                                      m_seen.push_back(picture.index);
                                  }};
        run(20'000, ends);
        QCOMPARE(m_seen.size(), 20'000U);
    }

    void stopsWhenAskedAndConsumesWhatIsReady() {
        std::stop_source stop;
        const fs::path file = paint("a.png", Qt::red);
        const StreamEnds ends{.decode = [&](std::size_t) { return decoded(file); },
                              .consume =
                                  [&](StreamedPicture&& picture) {
                                      m_seen.push_back(picture.index);
                                      stop.request_stop();
                                  }};
        PictureStream(2000, m_model, *m_services, JobContext(stop.get_token(), nullptr, {}), ends).run();
        QVERIFY(!m_seen.empty());
        QVERIFY(m_seen.size() < 2000);
        QCOMPARE(m_seen, upTo(m_seen.size()));
    }

    void ticksGoOnWhileTheJobIsPaused() {
        PauseGate gate;
        std::atomic<bool> paused = false;
        int ticksWhilePaused = 0;
        const JobContext context(std::stop_token(), &gate, {});
        const StreamEnds ends{.decode = [](std::size_t) { return std::nullopt; },
                              .consume =
                                  [&](StreamedPicture&& picture) {
                                      m_seen.push_back(picture.index);
                                      if (!paused.exchange(true))
                                          gate.pause();
                                  },
                              .tick =
                                  [&] {
                                      if (paused && ++ticksWhilePaused == 2)
                                          gate.resume();
                                  }};
        PictureStream(2000, m_model, *m_services, context, ends).run();
        QVERIFY(ticksWhilePaused >= 2);
        QCOMPARE(m_seen, upTo(2000));
    }

    void whatAnEndThrowsEndsTheStream_data() {
        QTest::addColumn<bool>("consumer");
        QTest::newRow("who consumes") << true;
        QTest::newRow("who decodes") << false;
    }

    void whatAnEndThrowsEndsTheStream() {
        QFETCH(bool, consumer);
        const fs::path file = paint("a.png", Qt::red);
        const StreamEnds ends{.decode =
                                  [&](std::size_t i) {
                                      if (!consumer && i == 100)
                                          throw std::runtime_error("no decoder");
                                      return decoded(file);
                                  },
                              .consume =
                                  [&](StreamedPicture&&) {
                                      if (consumer)
                                          throw std::runtime_error("full");
                                  }};
        QVERIFY_EXCEPTION_THROWN(run(300, ends), std::runtime_error);
    }

    void nothingToDoEndsAtOnce() {
        run(0, {.decode = [](std::size_t) { return std::nullopt; }, .consume = [](StreamedPicture&&) {}});
    }

private:
    void run(std::size_t count, const StreamEnds& ends) {
        PictureStream(count, m_model, *m_services, JobContext(), ends).run();
    }

    std::optional<DecodeOutcome> decoded(const fs::path& file) {
        return m_services->decoders.decodeFile(file, {DecodeRequest::Fit::Squash, 32});
    }

    static std::vector<std::size_t> upTo(std::size_t count) {
        std::vector<std::size_t> numbers(count);
        std::iota(numbers.begin(), numbers.end(), 0U);
        return numbers;
    }

    fs::path paint(const std::string& name, const QColor& colour) const {
        const auto path = *m_folder / name;
        if (!writePicture(path, {.colour = colour, .width = 32, .height = 32}))
            qFatal("cannot write a picture");
        return path;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_model;
    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Services> m_services;
    std::vector<std::size_t> m_seen;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::PictureStreamTest)
#include "picture_stream_test.moc"
