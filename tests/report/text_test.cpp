// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/text.hpp"

#include <doctest/doctest.h>

using namespace tranche;

TEST_CASE("markup in a name is escaped") {
    CHECK(escapeMarkup("<script>alert('x')&\"") == "&lt;script&gt;alert(&#39;x&#39;)&amp;&quot;");
}

TEST_CASE("bytes that are not UTF-8 and control characters become the replacement character") {
    CHECK(printable("a\xff"
                    "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(printable("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong slash
    CHECK(printable("\x1b[31m") == "\xEF\xBF\xBD[31m");          // escape codes do not reach a terminal
    CHECK(printable("\xE2\x80\xAE") == "\xEF\xBF\xBD");          // nor does right-to-left override
    CHECK(printable("\xED\xA0\x80").find("\xED\xA0") == std::string::npos);  // surrogate
    CHECK(printable("\xEA\xB0") == "\xEF\xBF\xBD");                          // cut short
    CHECK(printable("대한민국 ± é") == "대한민국 ± é");
    CHECK(printable("a\tb\nc") == "a b c");
}

TEST_CASE("columns count wide characters twice and padding clips to the width") {
    CHECK(terminalWidth("대한 a") == 6);
    CHECK(padRight("ab", 4) == "ab  ");
    CHECK(padLeft("ab", 4) == "  ab");
    CHECK(padRight("abcdef", 4) == "abc…");
    CHECK(terminalWidth(padRight("대한민국", 5)) == 5);
    CHECK(padRight("abc", 0).empty());
}

TEST_CASE("clipped text fits its width and says that it was cut") {
    const std::string clipped = clipText("154 kV substation and power contract", 100, 12);
    CHECK(textWidth(clipped, 12) <= 100);
    CHECK(clipped.ends_with("…"));
    CHECK(clipText("short", 100, 12) == "short");
    CHECK(textWidth("00", 10) == doctest::Approx(12.72));
}
