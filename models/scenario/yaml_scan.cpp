// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_scan.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/scenario/yaml_lines.hpp"

namespace tranche {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr int kMostFaults = 100;  // then the rest is likely to be of the same kind

std::string sign(char c) {
    return c == '\'' ? "\"'\"" : std::string("'") + c + "'";
}

class YamlScan : private YamlLines {
public:
    YamlScan(const SourceText& source, Issues& issues)
        : YamlLines(source.text()), source_(source), issues_(issues) {}

    ScanVerdict run() {
        while (!stopped_ && at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n')
                startLine(at_ + 1);
            else if (isBlank(c))
                ++at_;
            else if (c == '#')
                at_ = endOfLine(at_);
            else if (!firstOnLine_ || !lineHead())
                token(c);
        }
        if (!stopped_ && !flows_.empty()) {
            const Flow& open = flows_.back();
            broken(open.at, sign(text_[open.at]) + " that is never closed", sign(open.close) + " after it");
        }
        if (broken_) return ScanVerdict::broken;
        if (contents_ == 0) return ScanVerdict::empty;
        return unsupported_ ? ScanVerdict::unsupported : ScanVerdict::clean;
    }

private:
    struct Flow {
        char close;
        std::size_t at;
    };

    // ---- what is said

    void report(std::size_t at, std::string found, std::string expected) {
        if (stopped_) return;
        if (++faults_ > kMostFaults) {
            stopped_ = broken_ = true;
            found = "more of the same";
            expected = "at most " + std::to_string(kMostFaults) + " faults of form";
        }
        issues_.add({.place = source_.at(at), .found = std::move(found), .expected = std::move(expected)});
    }
    void broken(std::size_t at, std::string found, std::string expected) {
        broken_ = true;
        report(at, std::move(found), std::move(expected));
    }
    void fatal(std::size_t at, std::string found, std::string expected) {
        broken(at, std::move(found), std::move(expected));
        stopped_ = true;
    }

    // ---- where things are

    bool inFlow() const { return !flows_.empty(); }
    // Whether a text at this indentation lies inside the innermost block.
    bool isInside(std::size_t indent) const { return indents_.empty() || indent > indents_.back(); }

    void startLine(std::size_t at) {
        at_ = lineStart_ = at;
        firstOnLine_ = true;
        keyOnLine_ = mergeOnLine_ = false;
        propertyColumn_ = kNone;
    }

    // ---- the first thing on a line; true when it was dealt with here

    bool lineHead() {
        firstOnLine_ = false;
        if (!inFlow() && text_.substr(lineStart_, at_ - lineStart_).find('\t') != std::string_view::npos)
            broken(lineStart_, "a tab in the indentation", "blanks");
        if (at_ == lineStart_ && isMarker(at_)) {
            marker();
            return true;
        }
        if (ended_) {
            fatal(at_, "more after the end of the document, '...'", "nothing");
            return true;
        }
        if (at_ == lineStart_ && text_[at_] == '%' && !inFlow() && contents_ == 0) {
            broken(at_, "a directive", "no line that starts with %");
            at_ = endOfLine(at_);
            return true;
        }
        headOfLine_ = true;
        return false;
    }

    void marker() {
        if (inFlow())
            return fatal(flows_.back().at, sign(text_[flows_.back().at]) + " that is never closed",
                         sign(flows_.back().close) + " after it");
        if (text_[at_] == '.') {
            ended_ = true;
        } else {
            if (contents_ > 0 || ended_ || started_)
                return fatal(at_, "a second document, '---'", "one document a file");
            started_ = true;
        }
        at_ += 3;
    }

    // ---- tokens

    void token(char c) {
        const bool head = std::exchange(headOfLine_, false);
        if (++values_ > kMaxYamlValues)
            return fatal(at_, "more than " + std::to_string(kMaxYamlValues) + " values", "a smaller file");
        const bool gapAfter = isGap(at_ + 1);
        if (c == '[' || c == '{') return openFlow(c);
        if (c == ']' || c == '}') return closeFlow(c);
        if (c == ',' || (c == ':' && (gapAfter || inFlow()))) return separator(c);
        if (c == '"' || c == '\'') return quoted(c);
        if (c == '&' || c == '*' || c == '!') return property(c);
        if ((c == '|' || c == '>') && !inFlow()) return textBlock();
        if (c == '-' && gapAfter && !inFlow()) return entry();
        if (c == '?' && gapAfter) {
            broken(at_, "a key of several parts, '?'", "a word as key");
            ++at_;
            return;
        }
        if (c == '@' || c == '`' || c == '%')
            broken(at_, "a text that starts with " + sign(c), "the text in quotes");
        plain(head);
    }

    void openFlow(char c) {
        ++contents_;
        flows_.push_back({c == '[' ? ']' : '}', at_});
        checkDepth();
        ++at_;
    }

    void closeFlow(char c) {
        if (flows_.empty()) {
            broken(at_, sign(c) + " without its partner", "no bracket, or the text in quotes");
            ++at_;
            return;
        }
        const Flow open = flows_.back();
        if (open.close != c) {
            const Place place = source_.at(open.at);
            return fatal(at_, sign(c),
                         sign(open.close) + " for the " + sign(text_[open.at]) + " at " +
                             std::to_string(place.line) + ":" + std::to_string(place.column));
        }
        flows_.pop_back();
        ++at_;
        const std::size_t next = skipBlanks(at_);
        if (inFlow() || isEnd(next) || text_[next] == '#' || text_[next] == ']' || text_[next] == '}') return;
        if (text_[next] == ':') return fatal(open.at, "brackets as a key", "a word as key");
        fatal(next, "more after the closing " + sign(c), "the end of the line");
    }

    void separator(char c) {
        if (!inFlow() && c == ',') {
            if (contents_ > 0) broken(at_, "a stray comma", "no comma outside brackets");
        } else if (!inFlow()) {
            broken(at_, "a colon without a key", "key: value, on one line");
        }
        ++at_;
    }

    void entry() {
        if (keyOnLine_)
            broken(at_, "an item after a key on one line", "the list on lines of its own, or in [ ]");
        ++contents_;
        enter(at_ - lineStart_, at_);
        ++at_;
    }

    // A block collection has an item or key at this column: leave the deeper ones, enter it when it is new.
    void enter(std::size_t column, std::size_t at) {
        const bool left = !indents_.empty() && indents_.back() > column;
        while (!indents_.empty() && indents_.back() > column) indents_.pop_back();
        if (!indents_.empty() && indents_.back() == column) return;
        if (left)
            broken(at, "an indentation of " + std::to_string(column) + " blanks",
                   "the indentation of a line above it");
        indents_.push_back(column);
        checkDepth();
    }

    void checkDepth() {
        if (indents_.size() + flows_.size() > kMaxYamlDepth)
            fatal(at_, "nesting too deep", "at most " + std::to_string(kMaxYamlDepth) + " levels");
    }

    // A word, starting at `start`, has ended at `end`; when a colon follows, it is a key.
    bool takeKey(std::size_t start, std::size_t end) {
        const std::size_t colon = skipBlanks(end);
        if (inFlow() || colon >= text_.size() || text_[colon] != ':' || !isGap(colon + 1)) return false;
        if (keyOnLine_) {
            broken(colon, "a second colon on the line", "one key: value, or the text in quotes");
        } else {
            const std::size_t column = propertyColumn_ == kNone ? start - lineStart_ : propertyColumn_;
            enter(column, start);
        }
        propertyColumn_ = kNone;
        keyOnLine_ = true;
        at_ = colon + 1;
        return true;
    }

    // ---- anchors, aliases, tags

    void property(char c) {
        std::size_t end = at_;
        while (!isGap(end) && !(inFlow() && isFlowSign(text_[end]))) ++end;
        const std::string name = shownValue(text_.substr(at_, end - at_));
        unsupported_ = true;
        if (c == '*') ++contents_;
        if (c == '!')
            report(at_, "the tag " + name, "no tags");
        else if (!mergeOnLine_)
            report(at_, (c == '&' ? "the anchor " : "the alias ") + name,
                   "the values written out, not anchors and aliases");
        if (propertyColumn_ == kNone) propertyColumn_ = at_ - lineStart_;
        at_ = end;
    }

    // ---- texts

    void unclosed(std::size_t start) {
        fatal(start, "a text in quotes that is never closed", sign(text_[start]) + " at its end");
    }

    void quoted(char quote) {
        const std::size_t start = at_;
        std::size_t i = start + 1;
        for (;; ++i) {
            if (i >= text_.size()) return unclosed(start);
            if (text_[i] == '\n') {
                const std::size_t next = i + 1;
                const std::size_t indent = indentOf(next);
                const bool blank = isEnd(next + indent);
                if (!blank && !inFlow() && (isMarker(next) || !isInside(indent))) return unclosed(start);
                startLine(next);
                firstOnLine_ = false;
            } else if (quote == '"' && text_[i] == '\\') {
                if (i + 1 < text_.size() && text_[i + 1] != '\n') ++i;
            } else if (text_[i] == quote) {
                if (quote == '"' || i + 1 >= text_.size() || text_[i + 1] != '\'') break;
                ++i;
            }
        }
        ++contents_;
        at_ = i + 1;
        const bool oneLine = start >= lineStart_;
        if (oneLine && takeKey(start, at_)) return;
        const std::size_t next = skipBlanks(at_);
        const bool stop = isEnd(next) || text_[next] == '#' || text_[next] == ':' ||
                          (inFlow() && (text_[next] == ',' || text_[next] == ']' || text_[next] == '}'));
        if (!stop)
            fatal(start, "a text in quotes with more behind its end at " + placeText(i),
                  "the closing quote at the end of the text");
        else if (!inFlow() && !isEnd(next) && text_[next] == ':')
            fatal(next, "a colon behind a text in quotes", "a space after the colon");
    }

    std::string placeText(std::size_t at) const {
        const Place place = source_.at(at);
        return std::to_string(place.line) + ":" + std::to_string(place.column);
    }

    void plain(bool head) {
        const std::size_t start = at_;
        ++contents_;
        std::size_t end = endOfPlain(start, inFlow());
        if (takeKey(start, end)) {
            if (text_.substr(start, 2) == "<<" && skipBlanks(start + 2) == end) {
                unsupported_ = mergeOnLine_ = true;
                report(start, "the merge key '<<'", "the keys written out");
            }
            checkBrackets(start, end);
            return;
        }
        at_ = end;
        if (inFlow()) return;
        if (head) checkBareLine(start, end);
        end = continued(end);
        checkBrackets(start, end);
    }

    // A text where a key or an item should be: `units:5`, `-2`.
    void checkBareLine(std::size_t start, std::size_t end) {
        const std::size_t column = start - lineStart_;
        if (isInside(column)) return;
        const std::string_view line = text_.substr(start, end - start);
        std::string expected = "key: value";
        if (line.find(':') != std::string_view::npos) expected += "; put a space after the colon";
        if (line.front() == '-') expected = "- item; put a space after the dash";
        broken(start, shownValue(line), std::move(expected));
    }

    // A bare text goes on in the lines below that are indented more than its block.
    std::size_t continued(std::size_t end) {
        while (end < text_.size() && text_[end] == '\n') {
            std::size_t line = end + 1;
            while (line < text_.size() && isEnd(line + indentOf(line))) line += indentOf(line) + 1;
            if (line >= text_.size()) break;
            const std::size_t indent = indentOf(line);
            const std::size_t first = line + indent;
            if (!isInside(indent) || text_[first] == '#' || text_[first] == '\t' || isMarker(line)) break;
            startLine(line);
            firstOnLine_ = false;
            end = endOfPlain(first, inFlow());
            if (!isEnd(end) && text_[end] == ':') {
                broken(first, "a key below a value", "the indentation of the keys around it");
                end = at_ = endOfLine(end);
                break;
            }
            at_ = end;
        }
        return end;
    }

    void checkBrackets(std::size_t start, std::size_t end) {
        if (inFlow()) return;
        if (const auto lone = loneBracket(start, end))
            broken(*lone, sign(text_[*lone]) + " without its partner", "no bracket, or the text in quotes");
    }

    // `|` or `>`: everything indented more than the block around it.
    void textBlock() {
        ++contents_;
        std::size_t width = 0;  // of the indentation, when it is written
        for (std::size_t i = at_ + 1; !isGap(i); ++i)
            if (text_[i] >= '1' && text_[i] <= '9') width = static_cast<std::size_t>(text_[i] - '0');
        const std::size_t outer = indents_.empty() ? 0 : indents_.back();
        std::size_t content = width > 0 ? outer + width : kNone;
        std::size_t line = endOfLine(at_) + 1;
        while (line < text_.size()) {
            const std::size_t indent = indentOf(line);
            const bool blank = isEnd(line + indent);
            if (!blank) {
                if (isMarker(line) || !isInside(indent)) break;
                if (content == kNone) content = indent;
                if (indent < content) break;
            }
            line = endOfLine(line) + 1;
        }
        startLine(std::min(line, text_.size()));
    }

    const SourceText& source_;
    Issues& issues_;

    std::size_t at_ = 0, lineStart_ = 0;
    std::vector<Flow> flows_;
    std::vector<std::size_t> indents_;    // columns of the block collections around
    std::size_t propertyColumn_ = kNone;  // of an anchor or tag before a key: the key's own column
    std::size_t values_ = 0, contents_ = 0;
    int faults_ = 0;
    bool firstOnLine_ = true, headOfLine_ = false, keyOnLine_ = false, mergeOnLine_ = false;
    bool started_ = false, ended_ = false;  // --- and ... seen
    bool broken_ = false, unsupported_ = false, stopped_ = false;
};

}  // namespace

ScanVerdict scanYaml(const SourceText& source, Issues& issues) {
    return YamlScan(source, issues).run();
}

}  // namespace tranche
