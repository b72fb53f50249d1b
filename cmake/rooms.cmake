# A room is a folder of src/: one static library, sayso::ROOM, whose headers others include as "ROOM/x.hpp".
# Its tests are tests/ROOM/*_test.cpp: one program, test_ROOM, run from the source folder.

add_library(sayso_warnings INTERFACE)
target_compile_options(sayso_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -Wno-restrict)  # GCC 12 warns of its own std::string (bug 105651)
if(SAYSO_SANITIZE)
  # What a sanitizer adds to the library's own templates makes GCC 12 warn of values that are set (bug 105562).
  target_compile_options(sayso_warnings INTERFACE -fsanitize=${SAYSO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    -Wno-maybe-uninitialized)
  target_link_options(sayso_warnings INTERFACE -fsanitize=${SAYSO_SANITIZE})
endif()

set(SAYSO_ROOMS "" CACHE INTERNAL "")

# sayso_room(NAME LINK TARGET… [TESTS_LINK TARGET…]): does nothing for a folder without sources. TESTS_LINK is for the
# room's tests alone. Of language, the reader's files are a library of their own (cmake/reader.cmake), so that the rest
# builds without OpenVINO; of cli, the commands are the program's (cmake/cli.cmake).
set(SAYSO_PROGRAM_FILES "/cli/(main|engine|reading_run|coding_run|command_[^/]*)\\.cpp$")
function(sayso_room name)
  cmake_parse_arguments(room "" "" "LINK;TESTS_LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/language/reader[^/]*$|${SAYSO_PROGRAM_FILES}")
  if(NOT sources)
    return()
  endif()
  add_library(sayso_${name} STATIC ${sources})
  add_library(sayso::${name} ALIAS sayso_${name})
  target_include_directories(sayso_${name} PUBLIC ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(sayso_${name} PUBLIC ${room_LINK} PRIVATE sayso_warnings)
  set_target_properties(sayso_${name} PROPERTIES SAYSO_TESTS_LINK "${room_TESTS_LINK}")
  set(SAYSO_ROOMS "${SAYSO_ROOMS};${name}" CACHE INTERNAL "")
endfunction()

function(sayso_tests)
  include(GoogleTest)
  foreach(name IN LISTS SAYSO_ROOMS)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*_test.cpp)
    list(FILTER sources EXCLUDE REGEX "/language/reader[^/]*$")
    if(sources)
      add_executable(test_${name} ${sources})
      target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
      get_target_property(more sayso_${name} SAYSO_TESTS_LINK)
      target_link_libraries(test_${name} PRIVATE
        sayso::${name} ${more} GTest::gtest GTest::gmock GTest::gtest_main sayso_warnings)
      gtest_discover_tests(test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60)
    endif()
  endforeach()
endfunction()

# sayso_tool(NAME ROOM [EXCLUDE_FROM_ALL]): sayso_NAME out of tools/NAME_main.cpp.
function(sayso_tool name room)
  add_executable(sayso_${name} ${ARGN} tools/${name}_main.cpp)
  target_link_libraries(sayso_${name} PRIVATE sayso::${room} nlohmann_json::nlohmann_json sayso_warnings)
endfunction()
