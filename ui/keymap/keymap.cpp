#include "ui/keymap/keymap.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QStringList>
#include <algorithm>
#include <set>

#include "ui/commands/commands.h"

namespace rhyme::ui {
namespace {

QList<QKeySequence> sequences(const QStringList& texts) {
    QList<QKeySequence> keys;
    for (const QString& text : texts) keys << QKeySequence(text, QKeySequence::PortableText);
    return keys;
}

Keymap read(const QString& id) {
    QFile file(QStringLiteral(":/rhyme/keymaps/%1.json").arg(id));
    Keymap map{id, id, {}};
    if (!file.open(QIODevice::ReadOnly)) return map;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    map.name = object.value(QLatin1String("name")).toString();
    const QJsonObject keys = object.value(QLatin1String("keys")).toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it)
        map.keys[it.key().toStdString()] = sequences(it.value().toVariant().toStringList());
    return map;
}

}  // namespace

const std::vector<Keymap>& keymaps() {
    static const std::vector<Keymap> all = [] {
        std::vector<Keymap> maps;
        for (const char* id : {"rhyme", "premiere", "resolve", "finalcut", "avid"})
            maps.push_back(read(QLatin1String(id)));
        return maps;
    }();
    return all;
}

const Keymap& keymap(const QString& id) {
    const auto found = std::ranges::find(keymaps(), id, &Keymap::id);
    return found == keymaps().end() ? keymaps().front() : *found;
}

Keys keys_of(const Keymap& map, const Keys& own) {
    Keys table;
    for (const CommandSpec& spec : command_table()) {
        QList<QKeySequence>& keys = table[spec.id];
        for (const char* text : spec.shortcuts) keys << QKeySequence(QLatin1String(text));
    }
    Keys result;
    std::set<QString> taken;
    for (const Keys* layer : {&own, &map.keys, static_cast<const Keys*>(&table)}) {
        std::set<QString> here;
        for (const auto& [id, keys] : *layer) {
            if (!table.contains(id) || result.contains(id)) continue;
            QList<QKeySequence>& kept = result[id];
            for (const QKeySequence& key : keys) {
                const QString text = key.toString();
                if (text.isEmpty() || taken.contains(text)) continue;
                kept << key;
                here.insert(text);
            }
        }
        taken.merge(here);
    }
    return result;
}

std::vector<std::string> holders(const Keys& all, const QList<QKeySequence>& keys, const std::string& id) {
    std::vector<std::string> found;
    for (const auto& [other, theirs] : all) {
        if (other == id) continue;
        if (std::ranges::any_of(keys, [&](const QKeySequence& key) { return theirs.contains(key); }))
            found.push_back(other);
    }
    return found;
}

QString chosen_keymap(const QSettings& settings) {
    return settings.value(QStringLiteral("keys/map"), QStringLiteral("rhyme")).toString();
}

Keys own_keys(const QSettings& settings) {
    Keys own;
    const QVariantMap kept = settings.value(QStringLiteral("keys/own")).toMap();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        own[it.key().toStdString()] = sequences(it.value().toStringList());
    return own;
}

void keep_keys(QSettings& settings, const QString& map, const Keys& own) {
    QVariantMap kept;
    for (const auto& [id, keys] : own) {
        QStringList texts;
        for (const QKeySequence& key : keys) texts << key.toString(QKeySequence::PortableText);
        kept[QString::fromStdString(id)] = texts;
    }
    settings.setValue(QStringLiteral("keys/map"), map);
    settings.setValue(QStringLiteral("keys/own"), kept);
}

}  // namespace rhyme::ui
