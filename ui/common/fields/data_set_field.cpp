#include "ui/common/fields/data_set_field.h"

#include <QCheckBox>
#include <QVBoxLayout>
#include <string_view>

#include "ui/common/fields/field.h"
#include "ui/common/fields/path_field.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr std::string_view coarseSuffix = ":coarse";

bool isCifar100(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(folder / "train.bin", ignored);
}

}  // namespace

DataSetField::DataSetField(QWidget* parent)
    : QWidget(parent),
      m_folder(new PathField(PathField::Kind::Folder)),
      m_field(new Field(
          tr("Data set"), m_folder,
          tr("<p>Training pictures teach the network; test pictures are kept apart and only judge it.</p>"
             "<p>Class folders may stand under <i>train</i> and <i>test</i>; without these, every fifth "
             "picture of a "
             "class, in shuffled order, is a test picture.</p>"))),
      m_coarse(new QCheckBox(tr("20 coarse classes in place of 100"))) {
    m_field->setHint(
        tr("The unpacked binary version of CIFAR-10 or CIFAR-100, or a folder that has a sub-folder of "
           "pictures for every class."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit / 2);
    column->addWidget(m_field);
    column->addWidget(m_coarse);
    connect(m_folder, &PathField::changed, this, &DataSetField::followFolder);
    connect(m_coarse, &QCheckBox::toggled, this, &DataSetField::changed);
    m_coarse->hide();
}

std::string DataSetField::data() const {
    std::string data = m_folder->path().string();
    if (m_coarse->isChecked() && !m_coarse->isHidden())
        data += coarseSuffix;
    return data;
}

void DataSetField::setData(const std::string& data) {
    const bool coarse = data.ends_with(coarseSuffix);
    m_folder->setPath(coarse ? data.substr(0, data.size() - coarseSuffix.size()) : data);
    m_coarse->setChecked(coarse);
}

bool DataSetField::validate() {
    std::error_code ignored;
    if (m_folder->isEmpty())
        m_field->setProblem(tr("Choose the folder of a data set."));
    else if (!std::filesystem::is_directory(m_folder->path(), ignored))
        m_field->setProblem(tr("There is no such folder."));
    else
        m_field->setProblem({});
    return m_field->problem().isEmpty();
}

void DataSetField::followFolder() {
    m_field->setProblem({});
    m_coarse->setVisible(isCifar100(m_folder->path()));
    Q_EMIT changed();
}

}  // namespace kindred
