# OpenVINO from its PyPI wheel in the project's virtual environment: headers, libraries and CMake files.
#
# SAYSO_VENV     the virtual environment (default: .venv of the source folder, made by scripts/bootstrap)
# openvino::runtime   the target to link; the build tree finds its libraries in the wheel by run path
# SAYSO_OPENVINO_LIBRARIES   what an installed Sayso needs beside it (see cmake/install.cmake)

set(SAYSO_VENV "${CMAKE_SOURCE_DIR}/.venv" CACHE PATH "Virtual environment that holds the OpenVINO wheel")

file(GLOB sayso_openvino_configs "${SAYSO_VENV}/lib/python3*/site-packages/openvino/cmake/OpenVINOConfig.cmake")
if(NOT sayso_openvino_configs)
  message(FATAL_ERROR "No OpenVINO in ${SAYSO_VENV}: run scripts/bootstrap, "
                      "or set SAYSO_VENV to the environment it made, or SAYSO_READER=OFF to build without the reader.")
endif()
list(GET sayso_openvino_configs 0 sayso_openvino_config)
cmake_path(GET sayso_openvino_config PARENT_PATH sayso_openvino_cmake)
cmake_path(GET sayso_openvino_cmake PARENT_PATH sayso_openvino_root)

# The environment made anew with another Python or version must not leave an old path in the cache.
set(OpenVINO_DIR "${sayso_openvino_cmake}" CACHE PATH "Folder of OpenVINOConfig.cmake" FORCE)
set(TBB_DIR "${sayso_openvino_cmake}" CACHE PATH "Folder of the wheel's TBBConfig.cmake" FORCE)
find_package(OpenVINO REQUIRED COMPONENTS Runtime PATHS "${sayso_openvino_cmake}" NO_DEFAULT_PATH)

# The runtime loads its CPU plugin and the reader of IR files from the folder that it lies in itself; the rest of
# the wheel (GPU and NPU plugins, other formats' front ends: 100 MB) an installed Sayso never asks for.
set(SAYSO_OPENVINO_LIBRARIES "")
foreach(pattern IN ITEMS libopenvino.so.* libopenvino_intel_cpu_plugin.so* libopenvino_ir_frontend.so.* libtbb.so.*
                         libtbbmalloc.so.* libtbbbind*.so.* libhwloc.so.*)
  file(GLOB found "${sayso_openvino_root}/libs/${pattern}")
  list(APPEND SAYSO_OPENVINO_LIBRARIES ${found})
endforeach()
