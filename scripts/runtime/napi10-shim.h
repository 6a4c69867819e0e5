#pragma once
#include <node_api.h>

// Force-included when SQLite is compiled for a Node-API older than 10. Since version 10 a reference may be to a
// string; before, only to an object, a function or a symbol. Here every other value is kept in a tagged object.

static const napi_type_tag kBoxTag = {0x7a11e57b0c5d4e21ULL, 0x9f3c2d1b4a596877ULL};

static inline napi_status boxing_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol) {
    return napi_create_reference(env, value, count, result);
  }
  napi_value box;
  if ((status = napi_create_object(env, &box)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, box, &kBoxTag)) != napi_ok) return status;
  if ((status = napi_set_named_property(env, box, "value", value)) != napi_ok) return status;
  return napi_create_reference(env, box, count, result);
}

static inline napi_status boxing_get_reference_value(napi_env env, napi_ref reference, napi_value* result) {
  napi_status status = napi_get_reference_value(env, reference, result);
  if (status != napi_ok || *result == nullptr) return status;
  napi_valuetype type;
  status = napi_typeof(env, *result, &type);
  if (status != napi_ok || type != napi_object) return status;
  bool boxed = false;
  status = napi_check_object_type_tag(env, *result, &kBoxTag, &boxed);
  if (status != napi_ok || !boxed) return status;
  return napi_get_named_property(env, *result, "value", result);
}

#define napi_create_reference boxing_create_reference
#define napi_get_reference_value boxing_get_reference_value
