#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/engine/evaluate_model.h"
#include "ui/common/page.h"
#include "ui/common/session.h"

class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace kindred {

class DataSetField;
class EvaluationPlots;
class Field;
class HeadlineFigures;
class JobStrip;
class MessagePanel;
class ModelChoice;

/// Judges a model on a data set and shows how good it is.
class EvaluationPage : public Page {
    Q_OBJECT

public:
    explicit EvaluationPage(Session& session, QWidget* parent = nullptr);

    QVariantMap state() const override;
    void restore(const QVariantMap& state) override;

    /// Chooses both and starts at once, unless an evaluation is running.
    void evaluate(const std::filesystem::path& model, const std::string& dataSet);

    const EvaluationPlots& plots() const { return *m_plots; }

private:
    QWidget* makeSettings();
    QWidget* makeResults();
    void proposeModel();
    EvaluateRequest request() const;
    bool validate();
    void start();
    void finish(const std::optional<EvaluateReport>& report);
    void fail(const Error& error);
    void sayNothingYet();

    Session& m_session;
    ModelChoice* m_model;
    Field* m_modelField;
    DataSetField* m_data;
    QSpinBox* m_top;
    QLineEdit* m_classes;  ///< empty: all
    Field* m_classesField;
    QPushButton* m_start;
    JobStrip* m_job;
    MessagePanel* m_message;
    QScrollArea* m_figures;
    HeadlineFigures* m_headline;
    EvaluationPlots* m_plots;
};

}  // namespace kindred
