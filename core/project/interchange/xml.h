// XML by pugixml, with what must hold for files of strangers: no entities declared, no bottomless nesting, numbers
// without a locale, faults that name the line. Inside core/project/interchange only.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

struct XmlFile {
    pugi::xml_document document;
    std::string text;  ///< for the line of a node

    pugi::xml_node root() const { return document.document_element(); }
    std::string line_of(const pugi::xml_node& node) const;  ///< "line 12"
    [[noreturn]] void fault(const pugi::xml_node& node, const std::string& what) const;
};

/// Throws Fault: no XML (line and column), entities declared, nested more than 200 deep.
void read_xml(XmlFile& file, std::string text);

/// The document as text, indented by tabs, with the doctype when one is given: "xmeml".
std::string xml_text(const pugi::xml_document& document);

pugi::xml_node add(pugi::xml_node parent, const char* name);
pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& text);
pugi::xml_node add(pugi::xml_node parent, const char* name, std::int64_t value);
void set(pugi::xml_node node, const char* attribute, const std::string& value);
void set(pugi::xml_node node, const char* attribute, std::int64_t value);

std::string child_text(const pugi::xml_node& node, const char* name);  ///< trimmed; "" when there is none
std::string attribute_text(const pugi::xml_node& node, const char* name);
bool is_true(std::string_view text, bool otherwise);  ///< TRUE, true, 1, yes

/// Text that XML 1.0 can hold: control characters are left out, what is no UTF-8 becomes '?'.
std::string xml_safe(std::string_view text);

}  // namespace rhyme::exchange
