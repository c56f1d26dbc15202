#pragma once

#include <QWidget>

#include "core/search/ranking_types.h"
#include "core/search/search_types.h"
#include "ui/search/query.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace kindred {

class PictureView;

/// The head of the Search page: what is looked for, how many and how near results are wanted, and what came
/// of it.
class QueryBar : public QWidget {
    Q_OBJECT
public:
    explicit QueryBar(QWidget* parent = nullptr);

    /// The length of the codes that distances are counted in.
    void setBits(int bits);
    void showQuery(const QueryPicture& picture);
    /// A query that is being read, by its name, and what that waits for.
    void showReading(const QString& name, const QString& text);
    void showNoQuery();
    /// A quiet line below: time, numbers.
    void setRemark(const QString& text);

    SearchRequest limits() const;
    /// Restores what limits() gave; the radius holds once the length of the codes is known.
    void setLimits(const SearchRequest& limits);
    Ranking ranking() const;
    void setRanking(Ranking ranking);
    int cellSize() const;
    void setCellSize(int size);

Q_SIGNALS:
    void chooseRequested();
    void clearRequested();
    void limitsChanged();
    void rankingChanged();
    void cellSizeChanged(int size);

private:
    QWidget* makeLimits();
    void showRadius();

    PictureView* m_picture;
    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_remark;
    QWidget* m_limits;
    QComboBox* m_ranking;
    QComboBox* m_top;
    QSlider* m_radius;
    QLabel* m_radiusText;
    QSlider* m_cellSize;
    QPushButton* m_choose;
    QToolButton* m_clear;
    int m_wishedRadius = -1;  ///< -1: any distance
};

}  // namespace kindred
