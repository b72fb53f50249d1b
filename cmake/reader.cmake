# sayso::reader: the files src/language/reader*.cpp, which need OpenVINO, and what uses them alone.
#   sayso_analyse   tools/analyse_main.cpp: reports in, analyses out
#   test_reader     tests/language/reader*_test.cpp

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/language/reader*.cpp)
add_library(sayso_reader STATIC ${sources})
add_library(sayso::reader ALIAS sayso_reader)
target_link_libraries(sayso_reader PUBLIC sayso::language PRIVATE openvino::runtime Threads::Threads sayso_warnings)

add_executable(sayso_analyse tools/analyse_main.cpp)
target_link_libraries(sayso_analyse PRIVATE sayso::reader sayso_warnings)

function(sayso_reader_tests)
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/language/reader*_test.cpp)
  if(tests)
    add_executable(test_reader ${tests})
    target_include_directories(test_reader PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(test_reader PRIVATE sayso::reader openvino::runtime GTest::gtest GTest::gmock GTest::gtest_main
                                              sayso_warnings)
    gtest_discover_tests(test_reader WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
