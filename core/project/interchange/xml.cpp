#include "core/project/interchange/xml.h"

#include <algorithm>
#include <sstream>

#include "core/project/interchange/numbers.h"

namespace rhyme::exchange {
namespace {

constexpr int max_depth = 200;

std::string line_at(std::string_view text, std::ptrdiff_t offset) {
    const auto end = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(offset, 0, std::ssize(text)));
    return "line " +
           std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
}

void check_depth(const pugi::xml_document& document) {
    int depth = 0;
    pugi::xml_node node = document.first_child();
    while (node) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > max_depth) throw Fault{"it is nested too deeply"};
            continue;
        }
        while (node && !node.next_sibling()) node = node.parent(), --depth;
        if (node) node = node.next_sibling();
        if (depth < 0) break;
    }
}

struct TextWriter : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

}  // namespace

std::string XmlFile::line_of(const pugi::xml_node& node) const { return line_at(text, node.offset_debug()); }

void XmlFile::fault(const pugi::xml_node& node, const std::string& what) const {
    throw Fault{what + " (" + line_of(node) + ")"};
}

void read_xml(XmlFile& file, std::string text) {
    file.text = std::move(text);
    if (trimmed(file.text).empty()) throw Fault{"the file is empty"};
    const auto result = file.document.load_buffer(file.text.data(), file.text.size(),
                                                  pugi::parse_default | pugi::parse_doctype | pugi::parse_comments);
    if (!result)
        throw Fault{"it is no valid XML at " + line_at(file.text, result.offset) + ": " +
                    lower_case(result.description())};
    for (const pugi::xml_node& node : file.document.children())
        if (node.type() == pugi::node_doctype && std::string_view(node.value()).find("<!ENTITY") != std::string::npos)
            throw Fault{"it declares entities, which no edit needs (" + file.line_of(node) + ")"};
    check_depth(file.document);
    if (!file.root()) throw Fault{"there is nothing in it"};
}

std::string xml_text(const pugi::xml_document& document) {
    TextWriter writer;
    document.save(writer, "\t", pugi::format_default, pugi::encoding_utf8);
    return writer.text;
}

pugi::xml_node add(pugi::xml_node parent, const char* name) { return parent.append_child(name); }
pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.append_child(name);
    node.append_child(pugi::node_pcdata).set_value(xml_safe(text).c_str());
    return node;
}
pugi::xml_node add(pugi::xml_node parent, const char* name, std::int64_t value) {
    return add(parent, name, std::to_string(value));
}
void set(pugi::xml_node node, const char* attribute, const std::string& value) {
    node.append_attribute(attribute).set_value(xml_safe(value).c_str());
}
void set(pugi::xml_node node, const char* attribute, std::int64_t value) {
    set(node, attribute, std::to_string(value));
}

std::string child_text(const pugi::xml_node& node, const char* name) {
    return std::string(trimmed(node.child(name).text().get()));
}
std::string attribute_text(const pugi::xml_node& node, const char* name) {
    return std::string(trimmed(node.attribute(name).value()));
}
bool is_true(std::string_view text, bool otherwise) {
    const std::string word = lower_case(trimmed(text));
    if (word.empty()) return otherwise;
    return word == "true" || word == "1" || word == "yes";
}

std::string xml_safe(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t more = byte >= 0xF0 && byte < 0xF5   ? 3
                                 : byte >= 0xE0 && byte < 0xF0 ? 2
                                 : byte >= 0xC2 && byte < 0xE0 ? 1
                                                               : 0;
        if (byte < 0x80) {
            if (byte >= 0x20 || byte == '\n' || byte == '\t') out += text[i];
            ++i;
            continue;
        }
        bool whole = more > 0 && i + more < text.size();
        for (std::size_t k = 1; whole && k <= more; ++k)
            whole = (static_cast<unsigned char>(text[i + k]) & 0xC0) == 0x80;
        // Surrogates and U+FFFE, U+FFFF are no characters of XML either.
        if (whole && byte == 0xED && static_cast<unsigned char>(text[i + 1]) >= 0xA0) whole = false;
        if (whole && text.substr(i, 2) == "\xEF\xBF" && static_cast<unsigned char>(text[i + 2]) >= 0xBE) whole = false;
        if (whole) {
            out.append(text.substr(i, more + 1)), i += more + 1;
        } else {
            out += '?', ++i;
        }
    }
    return out;
}

}  // namespace rhyme::exchange
